import { isRegionCode } from "../access/scope";
import { addressOf, one, type Query } from "../list/address";
import { LOT_STATES, type LotState } from "./lot";

export const LOT_PATH = "/mutu/lot";

/** Two lists on one page: what waits to become a lot, and the lots. */
export const LOT_VIEWS = ["menunggu", "lot"] as const;
export type LotView = (typeof LOT_VIEWS)[number];

/** Where a page of a list begins: after this instant (milliseconds) and key. */
export interface LotCursor {
  readonly at: number;
  readonly key: string;
}

/** What the page of lots shows, as its address says it. Whatever is not understood is not applied. */
export interface LotFilter {
  readonly view: LotView;
  /** Regency, district or village; null: the own area. */
  readonly area: string | null;
  readonly state: LotState | null;
  /** Only lots of which something still waits. */
  readonly isUnsettled: boolean;
  readonly after: LotCursor | null;
}

const CURSOR = /^(\d{1,13})~([0-9a-f-]{36}|\d{10}\.[0-9a-f-]{36})$/;

const STATE_WORD = {
  open: "diperiksa",
  passed: "lolos",
  failed: "tidak-lolos",
  void: "kosong",
} as const satisfies Record<LotState, string>;

export function readLotFilter(query: Query): LotFilter {
  const text = (key: string) => one(query, key);
  const area = text("wilayah");
  const [, at, key] = CURSOR.exec(text("sesudah")) ?? [];
  return {
    view: text("tampil") === "lot" ? "lot" : "menunggu",
    area: isRegionCode(area) && area.length >= 4 ? area : null,
    state: LOT_STATES.find((state) => STATE_WORD[state] === text("keadaan")) ?? null,
    isUnsettled: text("sisa") === "1",
    after: at === undefined || key === undefined ? null : { at: Number(at), key },
  };
}

export function lotHref(filter: LotFilter, change: Partial<LotFilter> = {}, path = LOT_PATH): string {
  const next = { ...filter, after: null, ...change };
  const isLots = next.view === "lot";
  const parts = {
    tampil: isLots ? "lot" : "",
    wilayah: next.area ?? "",
    keadaan: isLots && next.state !== null ? STATE_WORD[next.state] : "",
    sisa: isLots && next.isUnsettled ? "1" : "",
    sesudah: next.after === null ? "" : `${next.after.at}~${next.after.key}`,
  };
  return addressOf(path, parts);
}

/** The word of a state in addresses. */
export function stateWord(state: LotState): string {
  return STATE_WORD[state];
}
