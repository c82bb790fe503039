import { addressOf, one, type Query } from "../list/address";
import { PROPOSAL_STATES, type ProposalState } from "../workflow/workflow";
import { FIELD_STATUSES, type FieldStatus } from "./field-status";

/** "none": no proposal in this period. */
export type ListStatus = ProposalState | "none";
export const FRESHNESS = ["fresh", "stale"] as const;
export type FreshnessFilter = (typeof FRESHNESS)[number];

/** What the list of families shows, as its address says it. Whatever is not understood is not applied. */
export interface ListFilter {
  /** Sealed search words: a name or number never stands in an address. */
  readonly search: string;
  /** Sealed place where the page begins; empty for the first page. */
  readonly after: string;
  readonly dusun: string;
  readonly rt: string;
  readonly status: ListStatus | null;
  /** National decile, 0 not ranked. */
  readonly decile: number | null;
  readonly freshness: FreshnessFilter | null;
  /** What was found at the last visit. */
  readonly field: FieldStatus | null;
  /** A village inside the scope; empty for all. */
  readonly village: string;
}

/** Longest sealed token an address may carry. */
const TOKEN = 1000;

/** Reads the address. */
export function readListFilter(query: Query): ListFilter {
  const status = one(query, "status");
  const decile = one(query, "desil");
  const freshness = one(query, "kesegaran");
  const village = one(query, "desa");
  const field = one(query, "lapangan");
  return {
    search: one(query, "cari", TOKEN),
    after: one(query, "sesudah", TOKEN),
    dusun: one(query, "dusun"),
    rt: one(query, "rt"),
    status: status === "none" ? "none" : (PROPOSAL_STATES.find((state) => state === status) ?? null),
    decile: /^(?:\d|10)$/.test(decile) ? Number(decile) : null,
    freshness: FRESHNESS.find((name) => name === freshness) ?? null,
    field: FIELD_STATUSES.find((code) => String(code) === field) ?? null,
    village: /^\d{10}$/.test(village) ? village : "",
  };
}

/** How many filters beside the search are on. */
export function countActive(filter: ListFilter): number {
  const { dusun, rt, status, decile, freshness, field, village } = filter;
  return (
    [dusun, rt, status, freshness, village].filter((value) => value !== null && value !== "").length +
    (decile === null ? 0 : 1) +
    (field === null ? 0 : 1)
  );
}

/** The address of the same list with some of its parts changed; paging begins anew unless `after` is given. */
export function listHref(filter: ListFilter, change: Partial<ListFilter> = {}): string {
  const next = { ...filter, after: "", ...change };
  const parts: Record<string, string> = {
    cari: next.search,
    dusun: next.dusun,
    rt: next.rt,
    status: next.status ?? "",
    desil: next.decile === null ? "" : String(next.decile),
    kesegaran: next.freshness ?? "",
    lapangan: next.field === null ? "" : String(next.field),
    desa: next.village,
    sesudah: next.after,
  };
  return addressOf("/keluarga", parts);
}
