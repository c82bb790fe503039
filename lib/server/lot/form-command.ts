import "server-only";
import * as z from "zod";
import { covers } from "@/lib/domain/access/scope";
import { refuse } from "@/lib/domain/error/error-code";
import { inspectionOf, MOST_IN_LOT } from "@/lib/domain/lot/plan";
import { localDay } from "@/lib/domain/period/period";
import { LOT_TIER, TIERS, tierIn } from "@/lib/domain/workflow/tier";
import { statesHeldBy } from "@/lib/domain/workflow/workflow";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { markVillage } from "@/lib/server/rollup/mark-village";
import { freshEyesOn } from "@/lib/server/workflow/holders";
import { drawnFraction, seedFor } from "@/lib/server/workflow/sample";
import { tierSetsOf } from "@/lib/server/workflow/tier-sets";
import { planFor } from "./plans";
import { IN_NO_LOT } from "./unlotted";

const formSchema = z.strictObject({ villageCode: z.string().regex(/^\d{10}$/), periodId: z.uuid() });

interface Arrival {
  readonly id: string;
  readonly arrived_at: Date;
}

/**
 * Forms a lot: what waits for the coach in a village and period now and is in no lot yet, the longest waiting first. The order
 * in which it is looked at follows from the recorded seed, the lot's id and each proposal's, and is frozen with the plan's
 * figures. What arrives later makes the next lot. Families that no coach could judge, because each has worked on them already,
 * are not taken in: one of them in the sample would hold up all the others.
 */
export const formLot = defineCommand({
  name: "lot.form",
  permission: "lot:inspect",
  input: formSchema,
  async run({ sql, actor, input, now, newId }) {
    const { villageCode, periodId } = input;
    if (!covers(actor.grant.regionCode, villageCode)) return refuse("NOT_FOUND");
    const regencyCode = villageCode.slice(0, 4);
    const set = (await tierSetsOf([regencyCode], now)).get(regencyCode) ?? [];
    if (tierIn(set, LOT_TIER)?.coverage.kind !== "lot")
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "NO_LOTS" } });
    // Two at once: the second finds what the first has left.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`quality-lot:${villageCode}`}, 0))`;
    const place = { regencyCode, villageCode, periodId, states: statesHeldBy(set, LOT_TIER) };
    const arrivals = await readUnlotted(sql, place, freshEyesOn(TIERS[LOT_TIER].role, actor, now));
    if (arrivals.length === 0) return refuse("NOT_ALLOWED_NOW", { info: { reason: "NOTHING_WAITS" } });
    const lot = { regencyCode, id: newId(), villageCode, periodId };
    const written = await writeLot({ sql, actor, now }, lot, arrivals);
    // What waits in no lot has changed: the list counts the village live until its figures are.
    await markVillage(sql, { villageCode, id: newId(), at: now, moved: "work" });
    return done(
      { id: lot.id, regencyCode, ...written },
      {
        action: "lot:form",
        subjectKind: "quality-lot",
        subjectIds: [lot.id],
        areaCode: villageCode,
        detail: { size: arrivals.length, sample: written.sample },
      },
    );
  },
});

interface UnlottedPlace {
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly periodId: string;
  readonly states: readonly string[];
}

function readUnlotted(
  sql: Sql,
  { regencyCode, villageCode, periodId, states }: UnlottedPlace,
  canBeJudged: Prisma.Sql,
): Promise<Arrival[]> {
  return sql<Arrival>`SELECT p.id, p.state_since AS arrived_at FROM proposal p
    WHERE p.regency_code = ${regencyCode} AND p.village_code = ${villageCode} AND p.period_id = ${periodId}
      AND p.state = ANY (${[...states]}::text[]) AND p.state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')
      AND ${IN_NO_LOT}
      AND ${canBeJudged}
    ORDER BY p.state_since, p.id LIMIT ${MOST_IN_LOT}`;
}

interface NewLot {
  readonly regencyCode: string;
  readonly id: string;
  readonly villageCode: string;
  readonly periodId: string;
}

async function writeLot(
  { sql, actor, now }: Pick<CommandContext<unknown>, "sql" | "actor" | "now">,
  lot: NewLot,
  arrivals: readonly Arrival[],
): Promise<{ readonly number: number; readonly size: number; readonly sample: number }> {
  const { regencyCode, id, villageCode, periodId } = lot;
  const [place] = await sql<{
    time_zone: string;
    next: number;
  }>`SELECT r.time_zone, (SELECT coalesce(max(l.number), 0) + 1
      FROM quality_lot l WHERE l.regency_code = ${regencyCode} AND l.village_code = ${villageCode} AND l.period_id = ${periodId})::int AS next
    FROM region r WHERE r.code = ${villageCode}`;
  const plan = await planFor(sql, villageCode, localDay(now, place?.time_zone ?? "Asia/Jakarta"));
  const size = arrivals.length;
  const { sample, acceptance } = inspectionOf(plan.rows, size);
  const number = place?.next ?? 1;
  const seed = await seedFor(sql, { regencyCode, periodId, tier: LOT_TIER }, now);
  const drawn = arrivals
    .map((each) => ({ ...each, at: drawnFraction(seed, `${id}/${each.id}`) }))
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  await sql`INSERT INTO quality_lot (regency_code, id, village_code, period_id, number, size, sample_size, acceptance, plan_id, state,
      formed_by, formed_at, to_see_count, left_count)
    VALUES (${regencyCode}, ${id}, ${villageCode}, ${periodId}, ${number}, ${size}, ${sample}, ${acceptance}, ${plan.id}, 'open',
      ${actor.userId}, ${now}, ${sample}, ${size})`;
  await sql`INSERT INTO quality_lot_item (regency_code, lot_id, proposal_id, village_code, rank, arrived_at)
    SELECT ${regencyCode}, ${id}, d.proposal, ${villageCode}, d.rank, d.arrived
    FROM unnest(${drawn.map((each) => each.id)}::uuid[], ${drawn.map((each) => each.arrived_at.toISOString())}::timestamptz[])
      WITH ORDINALITY AS d (proposal, arrived, rank)`;
  return { number, size, sample };
}
