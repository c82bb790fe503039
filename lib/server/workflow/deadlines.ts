import "server-only";
import { localDay } from "@/lib/domain/period/period";
import {
  type DeadlineUnit,
  deadlineIn,
  dueAt,
  isTimed,
  type StoredDeadline,
  type TimedTier,
} from "@/lib/domain/workflow/deadline";
import { holderOf, isTierState, type ProposalState } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { tiersOfRow, VILLAGE_RULES, type VillageRulesRow } from "./tier-sets";

export interface DeadlineRow {
  readonly region_code: string;
  readonly tier: TimedTier;
  readonly day_count: number;
  readonly unit: DeadlineUnit;
  readonly effective_from: string;
  readonly set_at: string | Date;
}

export function toStoredDeadline(row: DeadlineRow): StoredDeadline {
  return {
    regionCode: row.region_code,
    tier: row.tier,
    count: row.day_count,
    unit: row.unit,
    effectiveFrom: row.effective_from,
    setAt: new Date(row.set_at).getTime(),
  };
}

interface DueRow extends VillageRulesRow {
  readonly deadlines: readonly DeadlineRow[] | null;
  readonly holidays: readonly string[];
}

/**
 * When the decision on a proposal that reaches a state now is due, by the tiers, the deadlines and the calendar of its
 * region; null where no deadline runs or the proposal is not in scope.
 */
export async function findDue(
  sql: Sql,
  { regencyCode, id }: { readonly regencyCode: string; readonly id: string },
  state: ProposalState,
  since: Date,
): Promise<Date | null> {
  if (!isTierState(state) || state === "submitted") return null;
  const [row] = await sql<DueRow>`SELECT p.village_code, ${VILLAGE_RULES},
      (SELECT jsonb_agg(d) FROM tier_deadline d
        WHERE d.region_code IN (left(p.village_code, 2), left(p.village_code, 4), left(p.village_code, 6), p.village_code)) AS deadlines,
      ARRAY(SELECT h.day::text FROM holiday h WHERE h.region_code IN ('0', left(p.village_code, 2), left(p.village_code, 4))
        AND h.day >= (${since}::timestamptz AT TIME ZONE r.time_zone)::date) AS holidays
    FROM proposal p JOIN region r ON r.code = p.village_code WHERE p.regency_code = ${regencyCode} AND p.id = ${id}`;
  if (row === undefined) return null;
  const tier = holderOf(tiersOfRow(row, since), state);
  if (tier === null || !isTimed(tier.name)) return null;
  const stored = (row.deadlines ?? []).map(toStoredDeadline);
  const deadline = deadlineIn(stored, tier.name, row.village_code, localDay(since, row.time_zone));
  return dueAt(since, deadline, new Set(row.holidays), row.time_zone);
}
