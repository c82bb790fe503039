import { isRegionCode, NATION_CODE } from "../access/scope";
import type { RawParams } from "../queue/filter";

export const BOARD_SORTS = ["longest", "waiting", "name"] as const;
export type BoardSort = (typeof BOARD_SORTS)[number];

/** The board's address, read. */
export interface BoardView {
  /** Nation, province or regency; null: the reader's own. */
  readonly area: string | null;
  /** Only villages that have not met this month. */
  readonly onlyMissing: boolean;
  readonly sort: BoardSort;
  /** Village after which the page begins. */
  readonly after: string | null;
}

const SORT_WORD = { longest: "lama", waiting: "menunggu", name: "nama" } as const satisfies Record<BoardSort, string>;
const MISSING_WORD = "belum";
const VILLAGE = /^\d{10}$/;

/** Reads an address; what is not understood counts as not asked. */
export function parseBoardView(params: RawParams): BoardView {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" ? value : "";
  };
  const area = text("wilayah");
  const after = text("setelah");
  return {
    area: area === NATION_CODE || (isRegionCode(area) && area.length <= 4) ? area : null,
    onlyMissing: text("tampil") === MISSING_WORD,
    sort: BOARD_SORTS.find((sort) => SORT_WORD[sort] === text("urut")) ?? "longest",
    after: VILLAGE.test(after) ? after : null,
  };
}

/** An address of the board with something changed; a change of anything but the page begins at the first one. */
export function boardHref(view: BoardView, change: Partial<BoardView> = {}, path = "/musyawarah"): string {
  const { area, onlyMissing, sort, after } = { ...view, after: null, ...change };
  const query = new URLSearchParams({
    ...(area === null ? {} : { wilayah: area }),
    ...(onlyMissing ? { tampil: MISSING_WORD } : {}),
    ...(sort === "longest" ? {} : { urut: SORT_WORD[sort] }),
    ...(after === null ? {} : { setelah: after }),
  }).toString();
  return query === "" ? path : `${path}?${query}`;
}
