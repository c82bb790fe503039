import "server-only";
import { type ReportDue, reportsOwed } from "@/lib/domain/data-request/report";
import { localDay } from "@/lib/domain/period/period";
import type { RegionTimeZone } from "@/lib/server/region/queries";
import { type RequestRow, sentRules } from "./rows";

type Held = Pick<RequestRow, "state" | "granted_on" | "expires_on" | "changed_at" | "rules">;

/** The reports that a holder owes: until the end, or until it was closed before. None of what was never granted. */
export function owedOf(row: Held, zone: RegionTimeZone): readonly ReportDue[] {
  const { state, granted_on: from, expires_on: until } = row;
  if (from === null || until === null) return [];
  const closedOn = state === "revoked" ? localDay(row.changed_at, zone) : until;
  const [last = until] = [closedOn, until].toSorted();
  return reportsOwed(from, last, sentRules(row)?.reportDays ?? 30);
}
