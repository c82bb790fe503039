import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import { covers } from "@/lib/domain/access/scope";
import { refuse } from "@/lib/domain/error/error-code";
import { looserAt, maySetPlan, type Plan, planSchema } from "@/lib/domain/lot/plan";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { planFor } from "./plans";

const setSchema = z.strictObject({
  id: z.uuid(),
  regionCode: z.string().regex(/^(?:0|\d{2}|\d{4})$/),
  rows: planSchema,
  /** Lots formed from this day on. Past days are refused. */
  effectiveFrom: z.iso.date(),
  reason: z.string().trim().min(5).max(500),
  /** The region's newest own plan as the page showed it; null: none. Another one since then refuses. */
  seen: z.uuid().nullable(),
});

/**
 * Says how lots of a region are inspected from a day on. A row is added; the newest counts. A regency's coach may make the plan
 * above stricter, never looser.
 */
export const setPlan = defineCommand({
  name: "quality-plan.set",
  permission: "quality-plan:set",
  input: setSchema,
  async run({ sql, actor, input, now }) {
    const { id, regionCode, rows, effectiveFrom, reason, seen } = input;
    if (!covers(actor.grant.regionCode, regionCode)) return refuse("NOT_FOUND");
    if (!maySetPlan(actor, regionCode)) return refuse("FORBIDDEN");
    const [region] = await sql<{ time_zone: string }>`SELECT time_zone FROM region WHERE code = ${regionCode}`;
    if (region === undefined) return refuse("NOT_FOUND");
    const today = localDay(now, region.time_zone);
    if (effectiveFrom < today)
      return refuse("INVALID_INPUT", { fields: [{ path: "effectiveFrom", detail: "IN_PAST" }] });
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`quality-plan:${regionCode}`}, 0))`;
    const [newest] = await sql<{ id: string }>`SELECT id FROM quality_plan
      WHERE region_code = ${regionCode} ORDER BY set_at DESC, id DESC LIMIT 1`;
    if ((newest?.id ?? null) !== seen) return refuse("STALE");
    const size = await looserThanAbove(sql, actor, regionCode, rows, effectiveFrom);
    if (size !== null) return refuse("INVALID_INPUT", { fields: [{ path: "rows", detail: `LOOSENS:${size}` }] });
    await sql`INSERT INTO quality_plan (id, region_code, rows, reason, effective_from, set_by, set_at)
      VALUES (${id}, ${regionCode}, ${JSON.stringify(rows)}::jsonb, ${reason}, ${effectiveFrom}, ${actor.userId}, ${now})`;
    return done(
      { id },
      {
        action: "quality-plan:set",
        subjectKind: "quality-plan",
        subjectIds: [id],
        areaCode: regionCode,
        detail: { rows: rows.length, effectiveFrom },
      },
    );
  },
});

/** The smallest lot that a regency's own coach would let pass more easily than those above do; from above it may be done. */
export async function looserThanAbove(
  sql: Sql,
  actor: Actor,
  regionCode: string,
  wanted: Plan,
  day: string,
): Promise<number | null> {
  if (regionCode.length < 4 || actor.grant.regionCode.length < 4) return null;
  return looserAt((await planFor(sql, regionCode.slice(0, 2), day)).rows, wanted);
}
