import { PROPOSAL_STATES, type ProposalState } from "../workflow/workflow";

/** "none": no proposal in this period. */
export type ListStatus = ProposalState | "none";
export const FRESHNESS = ["fresh", "stale"] as const;
export type FreshnessFilter = (typeof FRESHNESS)[number];

/** What the list of families shows, as its address says it. Whatever is not understood is not applied. */
export interface ListFilter {
  readonly term: string;
  readonly dusun: string;
  readonly rt: string;
  readonly status: ListStatus | null;
  /** National decile, 0 not ranked. */
  readonly decile: number | null;
  readonly freshness: FreshnessFilter | null;
  /** A village inside the scope; empty for all. */
  readonly village: string;
  /** Where the page begins, as {@link writeCursor} wrote it. */
  readonly after: ListCursor | null;
}

export interface ListCursor {
  readonly villageCode: string;
  readonly headName: string;
  readonly id: string;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

function one(query: Query, key: string): string {
  const value = query[key];
  return (typeof value === "string" ? value : (value?.[0] ?? "")).normalize("NFC").trim().slice(0, 100);
}

/** Reads the address. NIK and KK never stand in one: a search by number is a form of its own. */
export function readListFilter(query: Query): ListFilter {
  const status = one(query, "status");
  const decile = one(query, "desil");
  const freshness = one(query, "kesegaran");
  const village = one(query, "desa");
  return {
    term: one(query, "nama"),
    dusun: one(query, "dusun"),
    rt: one(query, "rt"),
    status: status === "none" ? "none" : (PROPOSAL_STATES.find((state) => state === status) ?? null),
    decile: /^(?:\d|10)$/.test(decile) ? Number(decile) : null,
    freshness: FRESHNESS.find((name) => name === freshness) ?? null,
    village: /^\d{10}$/.test(village) ? village : "",
    after: null,
  };
}

/** How many filters beside the search are on. */
export function countActive(filter: ListFilter): number {
  const { dusun, rt, status, decile, freshness, village } = filter;
  return (
    [dusun, rt, status, freshness, village].filter((value) => value !== null && value !== "").length +
    (decile === null ? 0 : 1)
  );
}
