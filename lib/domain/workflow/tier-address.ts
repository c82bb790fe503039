import { levelOf } from "../dashboard/area";
import { DEADLINE_UNITS, type Deadline, type DeadlineUnit, MOST_DAYS, type TimedState } from "./deadline";

/** Words of the tiers in addresses. */
const TIER_WORDS = { verifikasi: "endorsed", validasi: "verified", mutu: "validated" } as const satisfies Record<
  string,
  TimedState
>;
const UNIT_WORDS = { hari: "day", kerja: "working-day" } as const satisfies Record<string, DeadlineUnit>;

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

export function tierOfWord(word: string): TimedState | null {
  return Object.entries(TIER_WORDS).find(([each]) => each === word)?.[1] ?? null;
}

export function tierHref(state: TimedState | null, areaCode: string | null): string {
  const word = Object.entries(TIER_WORDS).find(([, each]) => each === state)?.[0];
  return `/jenjang${word === undefined ? "" : `/${word}`}${areaCode === null ? "" : `?wilayah=${areaCode}`}`;
}

/** The word of a unit in addresses. */
export function unitWord(unit: DeadlineUnit): string {
  return unit === "day" ? "hari" : "kerja";
}

/** The area that an address names; null where it names none. */
export function areaIn(query: Query): string | null {
  const code = query["wilayah"];
  return typeof code === "string" && levelOf(code) !== null ? code : null;
}

/** The deadline that an address asks to try; null where it asks none or none that may be set. */
export function deadlineInQuery(query: Query): Deadline | null {
  const count = query["jumlah"];
  const word = query["satuan"];
  const unit = DEADLINE_UNITS.find((each) => each === Object.entries(UNIT_WORDS).find(([name]) => name === word)?.[1]);
  if (typeof count !== "string" || !/^\d{1,2}$/.test(count) || unit === undefined) return null;
  const days = Number(count);
  return days >= 1 && days <= MOST_DAYS ? { count: days, unit } : null;
}
