import "server-only";
import { localDay } from "@/lib/domain/period/period";
import {
  type DeadlineUnit,
  deadlineIn,
  dueAt,
  isTimed,
  type StoredDeadline,
  type TimedState,
} from "@/lib/domain/workflow/deadline";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";

export interface DeadlineRow {
  readonly region_code: string;
  readonly state: TimedState;
  readonly day_count: number;
  readonly unit: DeadlineUnit;
  readonly effective_from: string;
  readonly set_at: string | Date;
}

export function toStoredDeadline(row: DeadlineRow): StoredDeadline {
  return {
    regionCode: row.region_code,
    state: row.state,
    count: row.day_count,
    unit: row.unit,
    effectiveFrom: row.effective_from,
    setAt: new Date(row.set_at).getTime(),
  };
}

interface DueRow {
  readonly village_code: string;
  readonly time_zone: string;
  readonly deadlines: readonly DeadlineRow[] | null;
  readonly holidays: readonly string[];
}

/**
 * When the decision of a tier that a proposal reaches now is due, by the deadlines and the calendar of its region; null
 * where no deadline runs or the proposal is not in scope.
 */
export async function findDue(
  sql: Sql,
  { regencyCode, id }: { readonly regencyCode: string; readonly id: string },
  state: ProposalState,
  now: Date,
): Promise<Date | null> {
  if (!isTimed(state)) return null;
  const [row] = await sql<DueRow>`SELECT p.village_code, r.time_zone,
      (SELECT jsonb_agg(d) FROM tier_deadline d WHERE d.state = ${state}
        AND d.region_code IN (left(p.village_code, 2), left(p.village_code, 4), left(p.village_code, 6), p.village_code)) AS deadlines,
      ARRAY(SELECT h.day::text FROM holiday h WHERE h.region_code IN ('0', left(p.village_code, 2), left(p.village_code, 4))
        AND h.day >= (${now}::timestamptz AT TIME ZONE r.time_zone)::date) AS holidays
    FROM proposal p JOIN region r ON r.code = p.village_code WHERE p.regency_code = ${regencyCode} AND p.id = ${id}`;
  if (row === undefined) return null;
  const stored = (row.deadlines ?? []).map(toStoredDeadline);
  const deadline = deadlineIn(stored, state, row.village_code, localDay(now, row.time_zone));
  return dueAt(now, deadline, new Set(row.holidays), row.time_zone);
}
