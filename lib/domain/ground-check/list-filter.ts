import { addressOf, isUuid, type Moment, momentText, one, type Query, readMoment } from "../list/address";
import { CHECK_STATES, type CheckState } from "./ground-check";

/** What the list of ground checks shows, as its address says it. Whatever is not understood is not applied. */
export interface CheckFilter {
  readonly state: CheckState | null;
  readonly village: string;
  /** A companion's user id; empty for all. */
  readonly companion: string;
  readonly isLate: boolean;
  readonly after: Moment | null;
}

/** Days that the statistics look back; null for all. */
export const RANGES = [30, 90, 365] as const;
export type CheckRange = (typeof RANGES)[number] | null;

export function readCheckFilter(query: Query): CheckFilter {
  const state = one(query, "keadaan");
  const village = one(query, "desa");
  const companion = one(query, "pendamping");
  return {
    state: CHECK_STATES.find((each) => each === state) ?? null,
    village: /^\d{10}$/.test(village) ? village : "",
    companion: isUuid(companion) ? companion : "",
    isLate: one(query, "lewat") === "1",
    after: readMoment(one(query, "sesudah")),
  };
}

export function countCheckFilters({ village, companion, isLate }: CheckFilter): number {
  return [village !== "", companion !== "", isLate].filter(Boolean).length;
}

export function checkHref(filter: CheckFilter, change: Partial<CheckFilter> = {}): string {
  const next = { ...filter, after: null, ...change };
  const parts = {
    keadaan: next.state ?? "",
    desa: next.village,
    pendamping: next.companion,
    lewat: next.isLate ? "1" : "",
    sesudah: momentText(next.after),
  };
  return addressOf("/cek-lapangan", parts);
}

/** The range of an address; ninety days unless it names another. */
export function readRange(query: Query): CheckRange {
  const text = one(query, "rentang");
  if (text === "semua") return null;
  return RANGES.find((days) => String(days) === text) ?? 90;
}

export function rangeHref(range: CheckRange, path = "/cek-lapangan/kesepakatan"): string {
  return `${path}?rentang=${range === null ? "semua" : range}`;
}
