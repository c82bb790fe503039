import { one, type Query, readMoment } from "../list/address";
import type { TransferSide } from "./transfer";

/** How people think of moves: what waits for them, what goes on without them, what is over. */
export const TRANSFER_GROUPS = ["waiting", "underway", "done"] as const;
export type TransferGroup = (typeof TRANSFER_GROUPS)[number];

/** Where a page of the list begins: after this change of state, newest first. */
export interface TransferCursor {
  readonly since: number;
  readonly id: string;
}

export interface TransferView {
  readonly group: TransferGroup;
  readonly direction: TransferSide | null;
  readonly after: TransferCursor | null;
}

const GROUP_WORD = { waiting: "menunggu", underway: "berjalan", done: "selesai" } as const satisfies Record<
  TransferGroup,
  string
>;
const DIRECTION_WORD = { in: "masuk", out: "keluar" } as const satisfies Record<TransferSide, string>;
export type TransferParams = Query;

/** Reads an address. What is not understood counts as not asked. */
export function parseTransferView(params: TransferParams): TransferView {
  const text = (name: string) => one(params, name);
  const moment = readMoment(text("sesudah"));
  return {
    group: TRANSFER_GROUPS.find((group) => GROUP_WORD[group] === text("bagian")) ?? "waiting",
    direction: (["in", "out"] as const).find((side) => DIRECTION_WORD[side] === text("arah")) ?? null,
    after: moment === null ? null : { since: moment.at, id: moment.id },
  };
}

/** The address of a view of the list. */
export function transfersHref({ group, direction, after }: TransferView): string {
  const query = new URLSearchParams({
    bagian: GROUP_WORD[group],
    ...(direction === null ? {} : { arah: DIRECTION_WORD[direction] }),
    ...(after === null ? {} : { sesudah: `${after.since}.${after.id}` }),
  });
  return `/pindah?${query}`;
}

/** The choices of the filter box: the word in the address for each meaning. */
export const TRANSFER_WORDS = { group: GROUP_WORD, direction: DIRECTION_WORD } as const;
