import { readCursor } from "../delivery/list-filter";
import { addressOf, one, type Query } from "../list/address";

/** A family of the register whose card is not in a load's files. */
export interface AbsentLine {
  readonly householdPublicId: string;
  readonly headName: string;
  readonly villageName: string;
  readonly place: string;
}

export interface AbsentFilter {
  /** A village of the regency; empty for all. */
  readonly village: string;
  /** The last family of the page before; null for the first page. */
  readonly after: { readonly village: string; readonly id: string } | null;
}

export const ABSENT_A_PAGE = 50;

/** Reads the address; what is not understood is not applied. */
export function readAbsentFilter(query: Query): AbsentFilter {
  const village = one(query, "desa");
  return { village: /^\d{10}$/.test(village) ? village : "", after: readCursor(one(query, "sesudah")) };
}

export function absentHref(path: string, { village, after }: AbsentFilter): string {
  return addressOf(path, { desa: village, sesudah: after === null ? "" : `${after.village}.${after.id}` });
}
