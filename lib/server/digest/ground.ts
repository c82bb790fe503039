import "server-only";
import { addDays, endOfDay } from "@/lib/domain/calendar/working-day";
import type { DigestGround, StepGroup, WaitingGroup } from "@/lib/domain/digest/digest";
import { STANDARD_TIERS } from "@/lib/domain/workflow/tier";
import { TIER_STATES } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { IS_STANDING } from "@/lib/server/workflow/struck";
import { tierSetsOf } from "@/lib/server/workflow/tier-sets";

/** A village that has not met for so many days has missed its month. */
const MET_WITHIN_DAYS = 31;

/**
 * What waits now, what moved in a week and the one before, and which villages have not met; in counts, over the whole
 * country. To be called under a scope that sees it.
 * @param monday the first day after the week, YYYY-MM-DD
 */
export async function readGround(sql: Sql, monday: string, timeZone: string, now: Date): Promise<DigestGround> {
  const midnight = (day: string) => endOfDay(addDays(day, -1), timeZone);
  const [end, begin, before] = [midnight(monday), midnight(addDays(monday, -7)), midnight(addDays(monday, -14))];
  const metSince = addDays(monday, -MET_WITHIN_DAYS);
  const [waiting, steps, notMet] = await Promise.all([
    sql<WaitingGroup>`SELECT village_code AS "villageCode", state, count(*)::int AS count,
        count(*) FILTER (WHERE due_at <= ${now})::int AS late
      FROM proposal WHERE state = ANY (${["draft", "returned", ...TIER_STATES]}::text[]) GROUP BY 1, 2`,
    sql<StepGroup>`SELECT village_code AS "villageCode", event = 'return' AS "isReturn", to_state AS "to",
        at >= ${begin} AS "isLatest", count(*)::int AS count
      FROM proposal_event e WHERE at >= ${before} AND at < ${end} AND (event = 'return' OR to_state = 'applied')
        AND ${IS_STANDING}
      GROUP BY 1, 2, 3, 4`,
    sql<{ code: string }>`SELECT DISTINCT p.village_code AS code FROM proposal p WHERE p.state = 'submitted'
      AND NOT EXISTS (SELECT 1 FROM village_meeting m WHERE m.regency_code = p.regency_code AND m.village_code = p.village_code
        AND ((m.state = 'held' AND m.held_on >= ${metSince}::date) OR (m.state = 'planned' AND m.held_on >= ${monday}::date)))`,
  ]);
  const regencies = new Set([...waiting, ...steps].map(({ villageCode }) => villageCode.slice(0, 4)));
  const sets = await tierSetsOf([...regencies], now);
  return {
    waiting,
    steps,
    notMet: notMet.map(({ code }) => code),
    tiersOf: (code) => sets.get(code) ?? STANDARD_TIERS,
  };
}
