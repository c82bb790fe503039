import "server-only";
import * as z from "zod";
import { covers } from "@/lib/domain/access/scope";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { maySetDeadline } from "@/lib/domain/workflow/configure";
import { DEADLINE_UNITS, MOST_DAYS, TIMED_TIERS } from "@/lib/domain/workflow/deadline";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";

const deadlineSchema = z.strictObject({
  id: z.uuid(),
  regionCode: z.string().regex(/^(?:\d{2}|\d{4}|\d{6}|\d{10})$/),
  tier: z.enum(TIMED_TIERS),
  count: z.number().int().min(1).max(MOST_DAYS),
  unit: z.enum(DEADLINE_UNITS),
  /** What reaches the tier from this day on. Past days are refused: what is late does not become early. */
  effectiveFrom: z.iso.date(),
  reason: z.string().trim().min(5).max(500),
  /** The region's newest own deadline as the page showed it; null: none. Another one since then refuses. */
  seen: z.uuid().nullable(),
});
type DeadlineInput = z.infer<typeof deadlineSchema>;

/** Sets how long a tier has in a region. A row is added; the newest counts. What waits already keeps its deadline. */
export const setTierDeadline = defineCommand({
  name: "tier.set-deadline",
  permission: "tier:configure",
  input: deadlineSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regionCode, tier, count, unit, effectiveFrom } = input;
    if (!covers(actor.grant.regionCode, regionCode)) return refuse("NOT_FOUND");
    if (!maySetDeadline(actor, regionCode)) return refuse("FORBIDDEN");
    const [region] = await sql<{ time_zone: string }>`SELECT time_zone FROM region WHERE code = ${regionCode}`;
    if (region === undefined) return refuse("NOT_FOUND");
    if (effectiveFrom < localDay(now, region.time_zone))
      return refuse("INVALID_INPUT", { fields: [{ path: "effectiveFrom", detail: "IN_PAST" }] });
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`tier-deadline:${regionCode}:${tier}`}, 0))`;
    if ((await newestOwn(context)) !== input.seen) return refuse("STALE");
    await sql`INSERT INTO tier_deadline (id, region_code, tier, day_count, unit, reason, effective_from, set_by, set_at)
      VALUES (${input.id}, ${regionCode}, ${tier}, ${count}, ${unit}, ${input.reason}, ${effectiveFrom}, ${actor.userId}, ${now})`;
    return done(
      { id: input.id },
      {
        action: "tier:set-deadline",
        subjectKind: "tier-deadline",
        subjectIds: [input.id],
        areaCode: regionCode,
        detail: { tier, count, unit, effectiveFrom },
      },
    );
  },
});

async function newestOwn({ sql, input }: CommandContext<DeadlineInput>): Promise<string | null> {
  const rows = await sql<{ id: string }>`SELECT id FROM tier_deadline
    WHERE region_code = ${input.regionCode} AND tier = ${input.tier} ORDER BY set_at DESC, id DESC LIMIT 1`;
  return rows[0]?.id ?? null;
}
