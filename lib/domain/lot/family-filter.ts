import { addressOf, one, type Query } from "../list/address";
import { LOT_PATH } from "./list-filter";

/** Which families of a lot its page lists: those drawn to be looked at, those undecided, those that need a person, those sent back. */
export const LOT_FAMILY_VIEWS = ["drawn", "undecided", "needing", "returned"] as const;
export type LotFamilyView = (typeof LOT_FAMILY_VIEWS)[number];

const VIEW_WORD = {
  drawn: "sampel",
  undecided: "belum",
  needing: "perlu-dibuka",
  returned: "dikembalikan",
} as const satisfies Record<LotFamilyView, string>;

/** What the page of a lot lists, as its address says it. Whatever is not understood is not applied. */
export interface LotFamilyFilter {
  readonly view: LotFamilyView;
  /** The page begins after this place in the drawing; 0: the first. */
  readonly after: number;
}

export function readLotFamilyFilter(query: Query): LotFamilyFilter {
  const word = one(query, "tampil");
  const after = one(query, "sesudah", 4);
  return {
    view: LOT_FAMILY_VIEWS.find((view) => VIEW_WORD[view] === word) ?? "drawn",
    after: /^\d{1,4}$/.test(after) ? Number(after) : 0,
  };
}

export function lotFamilyHref(publicId: string, { view, after }: LotFamilyFilter): string {
  const parts = { tampil: view === "drawn" ? "" : VIEW_WORD[view], sesudah: after === 0 ? "" : String(after) };
  return addressOf(`${LOT_PATH}/${publicId}`, parts);
}
