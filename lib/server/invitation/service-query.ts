import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { ANSWER_CHANNELS, type AnswerChannel } from "@/lib/domain/invitation/flow";
import { emptyCounts } from "@/lib/domain/invitation/invitation-page";
import { invitationYear, isSeason } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import type { ServedDay } from "@/lib/domain/staffing/plan-week";
import { type ServicePlan, STANDARD_PLAN } from "@/lib/domain/staffing/service-plan";
import { underScope } from "@/lib/server/db/scoped";
import { timeZoneOf } from "@/lib/server/region/queries";
import { invitationVillage } from "./list-query";

/** From so many families served on, the village's own shares stand in for the standard ones. */
const ENOUGH_SERVED = 50;

export interface ServiceFacts {
  readonly villageCode: string;
  readonly today: string;
  /** The standard plan with the village's own number of families and, where it has served enough, its own shares. */
  readonly standard: ServicePlan;
  readonly hasOwnShares: boolean;
  readonly served: readonly ServedDay[];
}

/** What a village's plan begins with, and what was served this year by day. Null outside the reader's area. Nobody is named. */
export async function findServiceFacts(actor: Actor, village: string, now: Date): Promise<ServiceFacts | null> {
  const villageCode = invitationVillage(actor, village);
  if (villageCode === null) return null;
  const zone = await timeZoneOf(villageCode);
  const today = localDay(now, zone);
  const year = invitationYear(today);
  const regency = villageCode.slice(0, 4);
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [[counted], served] = await Promise.all([
      sql<{
        families: number;
        missed: number;
      }>`SELECT count(*)::int AS families, count(*) FILTER (WHERE i.state = 'unreached')::int AS missed
        FROM household h LEFT JOIN invitation i ON i.regency_code = h.regency_code AND i.household_id = h.id AND i.year = ${year}
        WHERE h.regency_code = ${regency} AND h.village_code = ${villageCode} AND h.status <> 3`,
      sql<ServedDay>`SELECT to_char(answered_at AT TIME ZONE ${zone}, 'YYYY-MM-DD') AS day, answered_how AS channel, count(*)::int AS families
        FROM invitation WHERE regency_code = ${regency} AND village_code = ${villageCode} AND year = ${year} AND state = 'answered'
        GROUP BY 1, 2 ORDER BY 1, 2`,
    ]);
    const own = ownShares(served, counted?.missed ?? 0);
    return {
      villageCode,
      today,
      standard: {
        ...STANDARD_PLAN,
        ...own,
        families: Math.max(1, counted?.families ?? 0),
        from: `${year}-01-01`,
        // Who serves on after the season plans to the end of the year.
        to: isSeason(today) ? `${year}-09-30` : `${year}-12-31`,
      },
      hasOwnShares: own !== null,
      served,
    };
  });
}

function ownShares(served: readonly ServedDay[], missed: number) {
  const by: Record<AnswerChannel, number> = emptyCounts(ANSWER_CHANNELS);
  for (const { channel, families } of served) by[channel] += families;
  const all = by.self + by.desk + by.visit + missed;
  if (all - missed < ENOUGH_SERVED) return null;
  const percent = (families: number) => Math.floor((families * 100) / all);
  return { selfPercent: percent(by.self), deskPercent: percent(by.desk), visitPercent: percent(by.visit) };
}
