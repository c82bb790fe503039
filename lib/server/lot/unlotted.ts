import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { covers, rangeOf } from "@/lib/domain/access/scope";
import { LOT_TIER, TIERS, tierIn } from "@/lib/domain/workflow/tier";
import { statesHeldBy } from "@/lib/domain/workflow/workflow";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { regenciesOf } from "@/lib/server/region/regencies";
import { freshEyesOn } from "@/lib/server/workflow/holders";
import { tierSetsOf } from "@/lib/server/workflow/tier-sets";

/** Villages and periods of which something waits in no lot: a row each. */
export interface UnlottedRow {
  readonly village_code: string;
  readonly period_id: string;
  readonly year: number;
  /** That a lot may take in. */
  readonly waiting: number;
  /** Beside them, those that every coach there has worked on: a lot does not take them in. */
  readonly unjudgeable: number;
  readonly warned: number;
  readonly oldest: Date;
}

/** Where lots are inspected inside an area: each regency and state in which the coach decides there. */
export interface LotPlaces {
  readonly codes: readonly string[];
  readonly states: readonly string[];
  readonly area: string;
  /** Of a proposal `p`: whether a coach there may judge it. */
  readonly canBeJudged: Prisma.Sql;
}

/** The places of an area in the actor's reach where what is accepted together goes by lots. */
export async function lotPlaces(actor: Actor, wanted: string | null, now: Date): Promise<LotPlaces> {
  const own = actor.grant.regionCode;
  const area = wanted !== null && covers(own, wanted) ? wanted : own;
  const sets = await tierSetsOf(await regenciesOf(area), now);
  const pairs = [...sets].flatMap(([code, set]) =>
    tierIn(set, LOT_TIER)?.coverage.kind === "lot"
      ? statesHeldBy(set, LOT_TIER).map((state) => [code, state] as const)
      : [],
  );
  return {
    codes: pairs.map(([code]) => code),
    states: pairs.map(([, state]) => state),
    area,
    canBeJudged: freshEyesOn(TIERS[LOT_TIER].role, actor, now),
  };
}

interface Slice {
  readonly after: { readonly at: number; readonly key: string } | null;
  readonly limit: number;
}

/** What waits in no lot, by village and period, the longest waiting first. */
export function readUnlotted(
  sql: Sql,
  { codes, states, area, canBeJudged }: LotPlaces,
  { after, limit }: Slice,
): Promise<UnlottedRow[]> {
  const { lo, hi } = rangeOf(area);
  const [village, period] = after?.key.split(".") ?? [];
  const beyond =
    after === null || village === undefined || period === undefined
      ? Prisma.empty
      : Prisma.sql`HAVING (min(p.state_since), p.village_code, p.period_id) > (${new Date(after.at).toISOString()}::timestamptz, ${village}, ${period}::uuid)`;
  return sql<UnlottedRow>`SELECT p.village_code, p.period_id, coalesce(max(t.year), 0)::int AS year, 
      count(*) FILTER (WHERE j.can)::int AS waiting, count(*) FILTER (WHERE NOT j.can)::int AS unjudgeable,
      count(*) FILTER (WHERE j.can AND (p.warning_count > 0 OR p.warning_weight >= 10 OR p.is_sampled))::int AS warned,
      min(p.state_since) AS oldest
    FROM unnest(${[...codes]}::text[], ${[...states]}::text[]) AS w (code, held)
    JOIN proposal p ON p.regency_code = w.code AND p.state = w.held
      AND p.state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')
    LEFT JOIN period t ON t.id = p.period_id
    CROSS JOIN LATERAL (SELECT ${canBeJudged} AS can) j
    WHERE p.village_code >= ${lo} AND p.village_code < ${hi}
      AND NOT EXISTS (SELECT 1 FROM quality_lot_item i
        WHERE i.regency_code = p.regency_code AND i.proposal_id = p.id AND i.arrived_at = p.state_since)
    GROUP BY p.village_code, p.period_id ${beyond} ORDER BY min(p.state_since), p.village_code, p.period_id LIMIT ${limit}`;
}

/** Whether everything that the actor's area accepts together goes by lots. */
export async function decidesByLots(actor: Actor, now: Date): Promise<boolean> {
  const sets = await tierSetsOf(await regenciesOf(actor.grant.regionCode), now);
  return [...sets.values()].every((set) => tierIn(set, LOT_TIER)?.coverage.kind === "lot");
}
