import "server-only";
import * as z from "zod";
import { covers } from "@/lib/domain/access/scope";
import { type FieldProblem, refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { maySetTiers } from "@/lib/domain/workflow/configure";
import { tierSetSchema } from "@/lib/domain/workflow/tier-set";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { loosenedBy, regenciesUnder, shortTiers } from "./set-queries";

const setSchema = z.strictObject({
  id: z.uuid(),
  regionCode: z.string().regex(/^(?:\d{2}|\d{4})$/),
  tiers: tierSetSchema,
  /** Decisions from this day on. Past days are refused. */
  effectiveFrom: z.iso.date(),
  reason: z.string().trim().min(5).max(500),
  /** The region's newest own set as the page showed it; null: none. Another one since then refuses. */
  seen: z.uuid().nullable(),
});
type SetInput = z.infer<typeof setSchema>;

/**
 * Says which tiers a region has from a day on. A row is added; the newest counts. A tier that nobody could decide is
 * refused: what waits for it would wait forever.
 */
export const setTiers = defineCommand({
  name: "tier.set-tiers",
  permission: "tier:configure",
  input: setSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regionCode, tiers, effectiveFrom } = input;
    if (!covers(actor.grant.regionCode, regionCode)) return refuse("NOT_FOUND");
    if (!maySetTiers(actor, regionCode)) return refuse("FORBIDDEN");
    const [region] = await sql<{ time_zone: string }>`SELECT time_zone FROM region WHERE code = ${regionCode}`;
    if (region === undefined) return refuse("NOT_FOUND");
    if (effectiveFrom < localDay(now, region.time_zone))
      return refuse("INVALID_INPUT", { fields: [{ path: "effectiveFrom", detail: "IN_PAST" }] });
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`tier-set:${regionCode}`}, 0))`;
    if ((await newestOwn(context)) !== input.seen) return refuse("STALE");
    const loosened = await loosenedBy(actor, regionCode, tiers, now);
    if (loosened.length > 0)
      return refuse("INVALID_INPUT", {
        fields: loosened.map((name) => ({ path: `tiers.${name}`, detail: "LOOSENS" })),
      });
    const unmanned = await unmannedTiers(context);
    if (unmanned.length > 0) return refuse("INVALID_INPUT", { fields: unmanned });
    await sql`INSERT INTO tier_set (id, region_code, tiers, reason, effective_from, set_by, set_at)
      VALUES (${input.id}, ${regionCode}, ${JSON.stringify(tiers)}::jsonb, ${input.reason}, ${effectiveFrom}, ${actor.userId}, ${now})`;
    return done(
      { id: input.id },
      {
        action: "tier:set-tiers",
        subjectKind: "tier-set",
        subjectIds: [input.id],
        areaCode: regionCode,
        detail: { tiers: tiers.map(({ name }) => name).join(" "), effectiveFrom },
      },
    );
  },
});

async function newestOwn({ sql, input }: CommandContext<SetInput>): Promise<string | null> {
  const rows = await sql<{ id: string }>`SELECT id FROM tier_set
    WHERE region_code = ${input.regionCode} ORDER BY set_at DESC, id DESC LIMIT 1`;
  return rows[0]?.id ?? null;
}

async function unmannedTiers({ sql, input, now }: CommandContext<SetInput>): Promise<readonly FieldProblem[]> {
  const short = await shortTiers(sql, await regenciesUnder(input.regionCode), input.tiers, now);
  return short.map(({ tier, regencyCode }) => ({ path: `tiers.${tier}`, detail: `NOBODY:${regencyCode}` }));
}
