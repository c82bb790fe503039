import "server-only";
import * as z from "zod";
import { covers, NATION_CODE } from "@/lib/domain/access/scope";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { maySetHoliday } from "@/lib/domain/workflow/configure";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { enqueuePutOff } from "./put-off";

const dayOfRegion = {
  regionCode: z.string().regex(/^(?:0|\d{2}|\d{4})$/),
  day: z.iso.date(),
};
const addSchema = z.strictObject({
  ...dayOfRegion,
  name: z.string().trim().min(3).max(120),
  /** The decree or letter that sets it. */
  source: z.string().trim().min(3).max(200),
});
const removeSchema = z.strictObject(dayOfRegion);

/** A region's own day without work, or the nation's. What waits already and is due on it or after it is put off, so that nobody is late by it. */
export const addHoliday = defineCommand({
  name: "holiday.add",
  permission: "tier:configure",
  input: addSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const refusal = await judge(context);
    if (refusal !== null) return refusal;
    const { regionCode, day, name, source } = input;
    const added = await sql`INSERT INTO holiday (region_code, day, kind, name_id, name_en, source, set_by, set_at)
      VALUES (${regionCode}, ${day}, ${regionCode === NATION_CODE ? "national" : "regional"}, ${name}, ${name}, ${source}, ${actor.userId}, ${now})
      ON CONFLICT (region_code, day) DO NOTHING RETURNING 1`;
    if (added.length === 0) return refuse("INVALID_INPUT", { fields: [{ path: "day", detail: "ALREADY_THERE" }] });
    await enqueuePutOff(sql, regionCode);
    return done({ day }, entryOf("holiday:add", regionCode, day));
  },
});

/** Takes a day back that somebody set. Those that came with the portal stay, and what was put off keeps its later day. */
export const removeHoliday = defineCommand({
  name: "holiday.remove",
  permission: "tier:configure",
  input: removeSchema,
  async run(context) {
    const { sql, input } = context;
    const refusal = await judge(context);
    if (refusal !== null) return refusal;
    const { regionCode, day } = input;
    const gone =
      await sql`DELETE FROM holiday WHERE region_code = ${regionCode} AND day = ${day} AND set_by IS NOT NULL RETURNING 1`;
    if (gone.length === 0) return refuse("NOT_FOUND");
    return done({ day }, entryOf("holiday:remove", regionCode, day));
  },
});

async function judge({ sql, actor, input, now }: CommandContext<z.infer<typeof removeSchema>>) {
  if (!covers(actor.grant.regionCode, input.regionCode)) return refuse("NOT_FOUND");
  if (!maySetHoliday(actor, input.regionCode)) return refuse("FORBIDDEN");
  const [region] = await sql<{ time_zone: string }>`SELECT time_zone FROM region WHERE code = ${input.regionCode}`;
  if (region === undefined) return refuse("NOT_FOUND");
  // Days that have passed were counted by: they stay as they were.
  return input.day < localDay(now, region.time_zone)
    ? refuse("INVALID_INPUT", { fields: [{ path: "day", detail: "IN_PAST" }] })
    : null;
}

function entryOf(action: string, areaCode: string, day: string) {
  return { action, subjectKind: "holiday" as const, subjectIds: [], areaCode, detail: { day } };
}
