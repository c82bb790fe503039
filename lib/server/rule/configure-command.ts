import "server-only";
import * as z from "zod";
import { covers } from "@/lib/domain/access/scope";
import { refuse } from "@/lib/domain/error/error-code";
import { isSettableRegion, mayConfigure } from "@/lib/domain/rule/configure";
import { findRule } from "@/lib/domain/rule/rule-book";
import { allowedSettings, SETTINGS, type Setting } from "@/lib/domain/rule/setting";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";

const configureSchema = z.strictObject({
  id: z.uuid(),
  regionCode: z.string().regex(/^\d{2}(?:\d{2})?$/),
  ruleId: z.string().max(8),
  /** What the page showed as this region's own setting: another one since then refuses. */
  seen: z.enum(SETTINGS),
  setting: z.enum(SETTINGS),
  /** Condition dates from this day on. */
  effectiveFrom: z.iso.date(),
  reason: z.string().trim().min(5).max(500),
});
type ConfigureInput = z.infer<typeof configureSchema>;

/**
 * Sets a rule's severity for a province or regency. A row is added; the newest counts. A GALAT is softened at most to a
 * warning. What was sent before keeps the severities it was judged by.
 */
export const configureRule = defineCommand({
  name: "rule.configure",
  permission: "rule:configure",
  input: configureSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regionCode, ruleId, setting } = input;
    if (!isSettableRegion(regionCode) || !covers(actor.grant.regionCode, regionCode)) return refuse("NOT_FOUND");
    if (!mayConfigure(actor, regionCode)) return refuse("FORBIDDEN");
    const region = await sql`SELECT 1 FROM region WHERE code = ${regionCode}`;
    const rule = findRule(ruleId);
    if (region.length === 0 || rule === null) return refuse("NOT_FOUND");
    if (setting !== input.seen && !allowedSettings(rule).includes(setting))
      return refuse("INVALID_INPUT", { fields: [{ path: "setting", detail: "NOT_ALLOWED" }] });
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`rule-setting:${regionCode}:${ruleId}`}, 0))`;
    if ((await ownSetting(context)) !== input.seen) return refuse("STALE");
    await sql`INSERT INTO rule_setting (id, region_code, rule_id, setting, reason, effective_from, set_by, set_at)
      VALUES (${input.id}, ${regionCode}, ${ruleId}, ${setting}, ${input.reason}, ${input.effectiveFrom}, ${actor.userId}, ${now})`;
    return done(
      { id: input.id },
      {
        action: "rule:configure",
        subjectKind: "rule-setting",
        subjectIds: [input.id],
        areaCode: regionCode,
        detail: { rule: ruleId, before: input.seen, setting, effectiveFrom: input.effectiveFrom },
      },
    );
  },
});

/** The region's own newest setting of the rule, begun or not. */
async function ownSetting({ sql, input }: CommandContext<ConfigureInput>): Promise<Setting> {
  const rows = await sql<{ setting: Setting }>`SELECT setting FROM rule_setting
    WHERE region_code = ${input.regionCode} AND rule_id = ${input.ruleId}
    ORDER BY effective_from DESC, set_at DESC, id DESC LIMIT 1`;
  return rows[0]?.setting ?? "default";
}
