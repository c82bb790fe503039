import { addressOf, one, type Query } from "../list/address";
import { isModuleCode, type ModuleCode } from "../training/module";
import type { ItemLine } from "./item-stat";

export const ITEM_PATH = "/mutu/soal";

/** What the list of questions shows, as its address says it. Whatever is not understood is not applied. */
export interface ItemFilter {
  readonly module: ModuleCode | null;
  readonly isFlagged: boolean;
  /** The code after which the page begins; null on the first. */
  readonly after: string | null;
}

export interface ItemPage {
  readonly lines: readonly ItemLine[];
  /** Finished papers behind the figures. */
  readonly papers: number;
  /** Code to go on after; null on the last page. */
  readonly next: string | null;
}

const CODE = /^[a-z-]{1,40}-\d{2,3}$/;

export function readItemFilter(query: Query): ItemFilter {
  const module = one(query, "modul");
  const after = one(query, "sesudah");
  return {
    module: isModuleCode(module) ? module : null,
    isFlagged: one(query, "tanda") === "1",
    after: CODE.test(after) ? after : null,
  };
}

export function itemHref(filter: ItemFilter, change: Partial<ItemFilter> = {}, path = ITEM_PATH): string {
  const { module, isFlagged, after } = { ...filter, after: null, ...change };
  return addressOf(path, { modul: module ?? "", tanda: isFlagged ? "1" : "", sesudah: after ?? "" });
}
