import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import { isSameMeaning, type RegionalItem, type RegionalItemContent } from "@/lib/domain/regional/item";
import { itemContentSchema } from "@/lib/domain/regional/item-schema";
import { hasRegionalItems } from "@/lib/domain/regional/managing-region";
import type { RequiredVariable } from "@/lib/domain/regional/region-set";
import { isRequirable } from "@/lib/domain/regional/requirable";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { requiredColumn } from "./required-column";
import { findNewest, listNewest, MOST_ITEMS } from "./rows";

const versionSchema = z.number().int().min(0);

/**
 * Saves an item as a new version of it; `version` is the one seen, 0 for a new item. A version that means something else
 * keeps its answers apart from those given before, so nothing that was answered ever changes its meaning.
 */
export const saveRegionalItem = defineCommand({
  name: "regional-item.save",
  permission: "regional-item:manage",
  input: z.strictObject({ itemId: z.uuid(), version: versionSchema, content: itemContentSchema }),
  async run(context) {
    const { sql, actor, input } = context;
    const { regionCode } = actor.grant;
    if (!hasRegionalItems(regionCode)) return refuse("FORBIDDEN");
    const earlier = await findNewest(sql, input.itemId);
    if (earlier === null ? input.version !== 0 : earlier.regionCode !== regionCode) return refuse("NOT_FOUND");
    if (earlier !== null && earlier.version !== input.version) return refuse("STALE");
    const others = (await listNewest(sql, [regionCode])).filter(
      (item) => !item.retired && item.itemId !== input.itemId,
    );
    if (others.length >= MOST_ITEMS)
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "TOO_MANY", most: MOST_ITEMS } });
    const keepsAnswers = earlier !== null && isSameMeaning(earlier, input.content);
    const version = (earlier?.version ?? 0) + 1;
    const made = { itemId: input.itemId, version, answerId: keepsAnswers ? earlier.answerId : context.newId() };
    await insertVersion(context, { ...input.content, ...made, retired: false });
    return done(
      { itemId: input.itemId, version, keepsAnswers },
      {
        action: "regional-item:save",
        subjectKind: "regional-item",
        subjectIds: [input.itemId],
        areaCode: regionCode,
        detail: { version },
      },
    );
  },
});

/** Stops asking an item. Its answers stay, and drafts begun before still ask it. */
export const retireRegionalItem = defineCommand({
  name: "regional-item.retire",
  permission: "regional-item:manage",
  input: z.strictObject({ itemId: z.uuid(), version: versionSchema }),
  async run(context) {
    const { sql, actor, input } = context;
    const item = await findNewest(sql, input.itemId);
    if (item === null || item.regionCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    if (item.version !== input.version) return refuse("STALE");
    if (item.retired) return refuse("NOT_ALLOWED_NOW");
    const version = item.version + 1;
    await insertVersion(context, { ...item, version, retired: true });
    return done(
      { itemId: item.itemId, version },
      {
        action: "regional-item:retire",
        subjectKind: "regional-item",
        subjectIds: [item.itemId],
        areaCode: item.regionCode,
        detail: { version },
      },
    );
  },
});

type Version = RegionalItemContent & Pick<RegionalItem, "itemId" | "answerId" | "version" | "retired">;

async function insertVersion({ sql, actor, now, newId }: CommandContext<unknown>, item: Version): Promise<void> {
  await sql`INSERT INTO regional_item (id, item_id, answer_id, version, region_code, level, label, help, shape, owner, required,
      position, active_from, active_to, retired, made_by, made_at)
    VALUES (${newId()}, ${item.itemId}, ${item.answerId}, ${item.version}, ${actor.grant.regionCode}, ${item.level},
      ${JSON.stringify(item.label)}, ${item.help === null ? null : JSON.stringify(item.help)}, ${JSON.stringify(item.shape)},
      ${item.owner}, ${item.required}, ${item.position}, ${item.activeFrom}, ${item.activeTo}, ${item.retired}, ${actor.userId}, ${now})`;
}

const variableSchema = z.strictObject({
  level: z.enum(["household", "member", "civil"]),
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
});

/**
 * Sets which variables the region's villages must complete in the period of a year; the whole set each time. Only what the
 * questionnaire of the period asks and lets empty can be required. Drafts begun before keep what was asked of them then.
 */
export const requireVariables = defineCommand({
  name: "period.require-variables",
  permission: "regional-item:manage",
  input: z.strictObject({ year: z.number().int().min(2000).max(2999), variables: z.array(variableSchema).max(200) }),
  async run(context) {
    const { sql, actor, input, now, newId } = context;
    const { regionCode } = actor.grant;
    if (!hasRegionalItems(regionCode)) return refuse("FORBIDDEN");
    const period = await findCurrentPeriod(regionCode, now);
    if (period === null || period.year !== input.year || !period.isOpen) return refuse("PERIOD_CLOSED");
    const instrument = instrumentFor(period.instrument, period.instrumentVersion);
    const strange = input.variables.findIndex(({ level, key }) => {
      const question = instrument === null ? null : findQuestion(instrument, level, key);
      return question === null || !isRequirable(question);
    });
    if (strange !== -1)
      return refuse("INVALID_INPUT", { fields: [{ path: `variables.${strange}`, detail: "NOT_REQUIRABLE" }] });
    await sql`INSERT INTO period_requirement (id, region_code, year, variables, made_by, made_at)
      VALUES (${newId()}, ${regionCode}, ${input.year}, ${JSON.stringify(withColumns(input.variables))}, ${actor.userId}, ${now})`;
    await sql`SELECT app_enqueue_region(${regionCode})`;
    return done(
      { count: input.variables.length },
      {
        action: "period:require-variables",
        subjectKind: "period",
        subjectIds: [period.id],
        areaCode: regionCode,
        detail: { count: input.variables.length },
      },
    );
  },
});

/** Each variable once, with the columns that its coverage is counted by. */
function withColumns(variables: readonly RequiredVariable[]) {
  const unique = new Map(variables.map((variable) => [`${variable.level}.${variable.key}`, variable]));
  return [...unique.values()].map((variable) => ({ ...variable, ...requiredColumn(variable) }));
}
