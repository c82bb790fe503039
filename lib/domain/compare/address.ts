import { addressOf, one, type Query } from "../list/address";

/** The other area, and what is sought in the names of areas. */
export interface CompareChoice {
  readonly other: string;
  readonly search: string;
}

export function readCompareChoice(query: Query): CompareChoice {
  return { other: one(query, "dengan", 10), search: one(query, "cari", 60) };
}

export function compareHref(code: string, choice: Partial<CompareChoice> = {}, page = ""): string {
  return addressOf(`/dasbor/${code}/banding${page}`, { dengan: choice.other ?? "", cari: choice.search ?? "" });
}
