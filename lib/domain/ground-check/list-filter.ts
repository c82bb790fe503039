import { CHECK_STATES, type CheckState } from "./ground-check";

/** Where a page of the list begins: after this instant (milliseconds) and id. */
export interface CheckCursor {
  readonly at: number;
  readonly id: string;
}

/** What the list of ground checks shows, as its address says it. Whatever is not understood is not applied. */
export interface CheckFilter {
  readonly state: CheckState | null;
  readonly village: string;
  /** A companion's user id; empty for all. */
  readonly companion: string;
  readonly isLate: boolean;
  readonly after: CheckCursor | null;
}

/** Days that the statistics look back; null for all. */
export const RANGES = [30, 90, 365] as const;
export type CheckRange = (typeof RANGES)[number] | null;

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const CURSOR = new RegExp(`^(\\d{13})\\.(${UUID})$`);

function one(query: Query, key: string): string {
  const value = query[key];
  return (typeof value === "string" ? value : (value?.[0] ?? "")).slice(0, 100);
}

export function readCheckFilter(query: Query): CheckFilter {
  const state = one(query, "keadaan");
  const village = one(query, "desa");
  const companion = one(query, "pendamping");
  const [, at, id] = CURSOR.exec(one(query, "sesudah")) ?? [];
  return {
    state: CHECK_STATES.find((each) => each === state) ?? null,
    village: /^\d{10}$/.test(village) ? village : "",
    companion: new RegExp(`^${UUID}$`).test(companion) ? companion : "",
    isLate: one(query, "lewat") === "1",
    after: at === undefined || id === undefined ? null : { at: Number(at), id },
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
    sesudah: next.after === null ? "" : `${next.after.at}.${next.after.id}`,
  };
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ""));
  return query.size === 0 ? "/cek-lapangan" : `/cek-lapangan?${query.toString()}`;
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
