import { HISTORY_BASES, type HistoryBasis } from "@/lib/domain/household/replay";
import { isCalendarDate } from "@/lib/domain/instrument/age";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

function one(query: Query, key: string): string {
  const value = query[key];
  return typeof value === "string" ? value : "";
}

/** The day asked for (`pada`), null when none is, "wrong" when it is no day up to today. */
export function readDay(query: Query, today: string): string | "wrong" | null {
  const day = one(query, "pada");
  if (day === "") return null;
  return isCalendarDate(day) && day <= today ? day : "wrong";
}

/** What the portal knew at the time, unless the address says otherwise. */
export function readBasis(query: Query): HistoryBasis {
  return HISTORY_BASES.find((basis) => basis === one(query, "menurut")) ?? "known";
}

/** A revision's number in an address; null for anything else. */
export function readRevision(text: string | readonly string[] | undefined): number | null {
  return typeof text === "string" && /^\d{1,6}$/.test(text) ? Number(text) : null;
}
