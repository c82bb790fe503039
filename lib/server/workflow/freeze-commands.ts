import "server-only";
import * as z from "zod";
import { covers } from "@/lib/domain/access/scope";
import { addDays } from "@/lib/domain/calendar/working-day";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { maySetFreeze } from "@/lib/domain/workflow/configure";
import { FREEZE_STOPS, MOST_FREEZE_DAYS } from "@/lib/domain/workflow/freeze";
import { defineCommand, done } from "@/lib/server/command/command";
import { enqueuePutOff } from "./put-off";

const regionCode = z.string().regex(/^(?:\d{2}|\d{4}|\d{6}|\d{10})$/);

/** Pauses sending, deciding or both in a region for some days, today at the earliest. What waits there is put off by them. */
export const setFreeze = defineCommand({
  name: "freeze.set",
  permission: "tier:configure",
  input: z.strictObject({
    id: z.uuid(),
    regionCode,
    stops: z.enum(FREEZE_STOPS),
    fromDay: z.iso.date(),
    toDay: z.iso.date(),
    reason: z.string().trim().min(5).max(500),
  }),
  async run({ sql, actor, input, now }) {
    const { id, fromDay, toDay, stops } = input;
    if (!covers(actor.grant.regionCode, input.regionCode)) return refuse("NOT_FOUND");
    if (!maySetFreeze(actor, input.regionCode)) return refuse("FORBIDDEN");
    const [region] = await sql<{ time_zone: string }>`SELECT time_zone FROM region WHERE code = ${input.regionCode}`;
    if (region === undefined) return refuse("NOT_FOUND");
    if (fromDay < localDay(now, region.time_zone))
      return refuse("INVALID_INPUT", { fields: [{ path: "fromDay", detail: "IN_PAST" }] });
    if (toDay < fromDay || toDay > addDays(fromDay, MOST_FREEZE_DAYS))
      return refuse("INVALID_INPUT", { fields: [{ path: "toDay", detail: "OUT_OF_RANGE" }] });
    await sql`INSERT INTO freeze_window (id, region_code, stops, from_day, to_day, reason, set_by, set_at)
      VALUES (${id}, ${input.regionCode}, ${stops}, ${fromDay}, ${toDay}, ${input.reason}, ${actor.userId}, ${now})`;
    await enqueuePutOff(sql, input.regionCode);
    const detail = { stops, fromDay, toDay };
    return done(
      { id },
      { action: "freeze:set", subjectKind: "freeze", subjectIds: [id], areaCode: input.regionCode, detail },
    );
  },
});

/** Ends a pause now. Its days stay on record, and what was put off keeps its later day: nobody becomes late by a setting. */
export const liftFreeze = defineCommand({
  name: "freeze.lift",
  permission: "tier:configure",
  input: z.strictObject({ id: z.uuid() }),
  async run({ sql, actor, input, now }) {
    const [held] = await sql<{
      region_code: string;
      lifted: boolean;
    }>`SELECT region_code, lifted_at IS NOT NULL AS lifted
      FROM freeze_window WHERE id = ${input.id} FOR UPDATE`;
    if (held === undefined || !covers(actor.grant.regionCode, held.region_code)) return refuse("NOT_FOUND");
    if (!maySetFreeze(actor, held.region_code)) return refuse("FORBIDDEN");
    if (held.lifted) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE freeze_window SET lifted_by = ${actor.userId}, lifted_at = ${now} WHERE id = ${input.id}`;
    return done(
      { id: input.id },
      { action: "freeze:lift", subjectKind: "freeze", subjectIds: [input.id], areaCode: held.region_code },
    );
  },
});
