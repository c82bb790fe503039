import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { covers, rangeOf } from "@/lib/domain/access/scope";
import { WEIGHT_PER_WARNING } from "@/lib/domain/queue/risk";
import { LOT_TIER, TIERS, tierIn } from "@/lib/domain/workflow/tier";
import { statesHeldBy } from "@/lib/domain/workflow/workflow";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { regenciesOf } from "@/lib/server/region/regencies";
import { freshEyesOn } from "@/lib/server/workflow/holders";
import { tierSetsOf } from "@/lib/server/workflow/tier-sets";

/**
 * Of a proposal `p`: it waits in no lot. A scalar on purpose: the unique index is asked for each row, where a plan made from old
 * statistics would compare every proposal with every item.
 */
export const IN_NO_LOT = Prisma.sql`(SELECT i.lot_id FROM quality_lot_item i
  WHERE i.regency_code = p.regency_code AND i.proposal_id = p.id AND i.arrived_at = p.state_since) IS NULL`;

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
  /** Of a proposal `p`, or of a row that says who has worked on several: whether a coach there may judge it. */
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

/**
 * What waits in no lot, by village and period, the longest waiting first. Stored counts (`lot_waiting`) tell of villages whose
 * figures are up to date; one with a mark, written when anything changed there, is counted live.
 */
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
      : Prisma.sql`HAVING (min(c.oldest), c.village_code, c.period_id) > (${new Date(after.at).toISOString()}::timestamptz, ${village}, ${period}::uuid)`;
  return sql<UnlottedRow>`WITH held AS (SELECT * FROM unnest(${[...codes]}::text[], ${[...states]}::text[]) AS w (code, state)),
    changed AS MATERIALIZED (SELECT DISTINCT d.regency_code, d.village_code FROM dirty_village d
      WHERE d.regency_code IN (SELECT code FROM held) AND d.village_code >= ${lo} AND d.village_code < ${hi}),
    counted AS (
      SELECT p.village_code, p.period_id, p.families, p.warned, p.oldest, ${canBeJudged} AS can
      FROM (SELECT s.regency_code, s.village_code, s.period_id, s.families, s.warned, s.oldest,
          s.involved AS contributors, '{}'::uuid[] AS deciders
        FROM held w JOIN lot_waiting s ON s.regency_code = w.code AND s.state = w.state
        WHERE s.village_code >= ${lo} AND s.village_code < ${hi}
          AND s.village_code NOT IN (SELECT village_code FROM changed)) p
      UNION ALL
      SELECT p.village_code, p.period_id, 1, CASE WHEN p.warning_count > 0 OR p.warning_weight >= ${WEIGHT_PER_WARNING} OR p.is_sampled
        THEN 1 ELSE 0 END, p.state_since, ${canBeJudged}
      FROM changed d JOIN held w ON w.code = d.regency_code
      JOIN proposal p ON p.regency_code = d.regency_code AND p.village_code = d.village_code AND p.state = w.state
      WHERE ${IN_NO_LOT})
    SELECT c.village_code, c.period_id, coalesce(max(t.year), 0)::int AS year,
      coalesce(sum(c.families) FILTER (WHERE c.can), 0)::int AS waiting,
      coalesce(sum(c.families) FILTER (WHERE NOT c.can), 0)::int AS unjudgeable,
      coalesce(sum(c.warned) FILTER (WHERE c.can), 0)::int AS warned, min(c.oldest) AS oldest
    FROM counted c LEFT JOIN period t ON t.id = c.period_id
    GROUP BY c.village_code, c.period_id ${beyond} ORDER BY min(c.oldest), c.village_code, c.period_id LIMIT ${limit}`;
}

/** Whether everything that the actor's area accepts together goes by lots. */
export async function decidesByLots(actor: Actor, now: Date): Promise<boolean> {
  const sets = await tierSetsOf(await regenciesOf(actor.grant.regionCode), now);
  return [...sets.values()].every((set) => tierIn(set, LOT_TIER)?.coverage.kind === "lot");
}
