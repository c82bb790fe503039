import { addressOf, isUuid, one, type Query } from "../list/address";

/** Families with nobody to accompany them. */
export const WITHOUT_COMPANION = "tanpa";

/** What the list of assignments shows, as its address says it. Whatever is not understood is not applied. */
export interface AssignmentFilter {
  /** A village inside the reader's area; empty for the reader's own. */
  readonly village: string;
  readonly dusun: string;
  readonly rt: string;
  /** {@link WITHOUT_COMPANION}, a companion's user id, or empty for all. */
  readonly companion: string;
  /** Sealed place where the page begins. */
  readonly after: string;
}

const TOKEN = 1000;

export function readAssignmentFilter(query: Query): AssignmentFilter {
  const village = one(query, "desa");
  const companion = one(query, "pendamping");
  return {
    village: /^\d{10}$/.test(village) ? village : "",
    dusun: one(query, "dusun"),
    rt: one(query, "rt"),
    companion: companion === WITHOUT_COMPANION || isUuid(companion) ? companion : "",
    after: one(query, "sesudah", TOKEN),
  };
}

/** How many filters beside the village are on. */
export function countAssignmentFilters({ dusun, rt, companion }: AssignmentFilter): number {
  return [dusun, rt, companion].filter((value) => value !== "").length;
}

/** The address of the same list with some of its parts changed; paging begins anew unless `after` is given. */
export function assignmentHref(
  filter: AssignmentFilter,
  change: Partial<AssignmentFilter> = {},
  path = "/pendampingan",
): string {
  const next = { ...filter, after: "", ...change };
  const parts = {
    desa: next.village,
    dusun: next.dusun,
    rt: next.rt,
    pendamping: next.companion,
    sesudah: next.after,
  };
  return addressOf(path, parts);
}
