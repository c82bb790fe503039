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

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const TOKEN = 1000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function one(query: Query, key: string, most = 100): string {
  const value = query[key];
  return (typeof value === "string" ? value : (value?.[0] ?? "")).normalize("NFC").trim().slice(0, most);
}

export function readAssignmentFilter(query: Query): AssignmentFilter {
  const village = one(query, "desa");
  const companion = one(query, "pendamping");
  return {
    village: /^\d{10}$/.test(village) ? village : "",
    dusun: one(query, "dusun"),
    rt: one(query, "rt"),
    companion: companion === WITHOUT_COMPANION || UUID.test(companion) ? companion : "",
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
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ""));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
