import "server-only";
import * as z from "zod";
import { addDays } from "@/lib/domain/calendar/working-day";
import { MOST_DESKS } from "@/lib/domain/desk/desk";
import { DAYS_AHEAD, dayQuota, type Opening, slotsOf } from "@/lib/domain/desk/opening";
import { refuse } from "@/lib/domain/error/error-code";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { recordDeskEvent } from "./record-event";

const villageCode = z.string().regex(/^\d{10}$/);
const openSchema = z.strictObject({
  villageCode,
  days: z.array(z.iso.date()).min(1).max(DAYS_AHEAD),
  opensAt: z.number().int().min(0).max(1439),
  closesAt: z.number().int().min(1).max(1440),
  slotMinutes: z.number().int().min(10).max(240),
  slotQuota: z.number().int().min(1).max(100),
  desks: z.number().int().min(1).max(MOST_DESKS),
  place: z.string().trim().min(3).max(120),
});
type OpenInput = z.infer<typeof openSchema>;

/**
 * Opens the desk on days, or changes days that are open. A slot that somebody booked stays: hours or a quota that would leave a booking
 * without its slot refuse the whole change and name the day.
 */
export const openDeskDays = defineCommand({
  name: "desk.open-days",
  permission: "desk:manage",
  input: openSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const today = localDay(now, await timeZoneOf(input.villageCode));
    const fields = [
      ...(dayQuota(input) === 0 ? [{ path: "closesAt", detail: "NO_SLOT" }] : []),
      ...(input.days.some((day) => day < today) ? [{ path: "days", detail: "IN_PAST" }] : []),
      ...(input.days.some((day) => day > addDays(today, DAYS_AHEAD)) ? [{ path: "days", detail: "TOO_FAR" }] : []),
    ];
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
    const days = [...new Set(input.days)].sort();
    const changed = await writeDays(context, days);
    const stranded = await writeSlots(sql, input, days);
    if (stranded.length > 0)
      return refuse("INVALID_INPUT", {
        fields: stranded.map((day) => ({ path: `days.${day}`, detail: "BOOKED_SLOT" })),
      });
    for (const day of days)
      await recordDeskEvent(sql, actor, now, {
        villageCode: input.villageCode,
        on: day,
        event: changed.has(day) ? "change" : "open",
      });
    return done(
      { days: days.length, quota: dayQuota(input) },
      {
        action: "desk:open-days",
        subjectKind: "desk",
        subjectIds: [],
        areaCode: input.villageCode,
        detail: { days: days.length, quota: dayQuota(input) },
      },
    );
  },
});

/** Writes the days; those that were there before. */
async function writeDays({ sql, actor, input, now }: CommandContext<OpenInput>, days: readonly string[]) {
  const rows = await sql<{ day: string; version: number }>`
    INSERT INTO desk_day (regency_code, village_code, on_date, opens_at, closes_at, slot_minutes, slot_quota, desks, place, state, version, set_by, set_at)
    SELECT ${input.villageCode.slice(0, 4)}, ${input.villageCode}, d, ${input.opensAt}::smallint, ${input.closesAt}::smallint,
      ${input.slotMinutes}::smallint, ${input.slotQuota}::smallint, ${input.desks}::smallint, ${input.place}, 'open', 1, ${actor.userId}::uuid, ${now}::timestamptz
    FROM unnest(${[...days]}::date[]) AS d
    ON CONFLICT (regency_code, village_code, on_date) DO UPDATE SET opens_at = excluded.opens_at, closes_at = excluded.closes_at,
      slot_minutes = excluded.slot_minutes, slot_quota = excluded.slot_quota, desks = excluded.desks, place = excluded.place,
      state = 'open', reason = NULL, version = desk_day.version + 1, set_by = excluded.set_by, set_at = excluded.set_at
    RETURNING on_date::text AS day, version`;
  return new Set(rows.flatMap(({ day, version }) => (version > 1 ? [day] : [])));
}

/** Writes the slots; the days on which a booking would lose its slot or its place in it. */
async function writeSlots(sql: Sql, input: OpenInput & Opening, days: readonly string[]): Promise<string[]> {
  const regency = input.villageCode.slice(0, 4);
  const starts = slotsOf(input);
  const stranded = await sql<{ day: string }>`SELECT DISTINCT on_date::text AS day FROM desk_slot
    WHERE regency_code = ${regency} AND village_code = ${input.villageCode} AND on_date = ANY (${[...days]}::date[]) AND taken > 0
      AND (NOT starts_at = ANY (${starts}::smallint[]) OR taken > ${input.slotQuota}::int) ORDER BY 1`;
  if (stranded.length > 0) return stranded.map(({ day }) => day);
  await sql`DELETE FROM desk_slot WHERE regency_code = ${regency} AND village_code = ${input.villageCode}
    AND on_date = ANY (${[...days]}::date[]) AND taken = 0 AND NOT starts_at = ANY (${starts}::smallint[])`;
  await sql`INSERT INTO desk_slot (regency_code, village_code, on_date, starts_at, quota)
    SELECT ${regency}, ${input.villageCode}, d, s, ${input.slotQuota}::smallint
    FROM unnest(${[...days]}::date[]) AS d CROSS JOIN unnest(${starts}::smallint[]) AS s
    ON CONFLICT (regency_code, village_code, on_date, starts_at) DO UPDATE SET quota = excluded.quota`;
  return [];
}

const REASON = { least: 5, most: 300 } as const;

/** Closes a day with its reason, which everybody reads. Bookings stay, so that the operator can tell those people. */
export const closeDeskDay = defineCommand({
  name: "desk.close-day",
  permission: "desk:manage",
  input: z.strictObject({ villageCode, on: z.iso.date(), reason: z.string().trim().max(REASON.most) }),
  async run({ sql, actor, input, now }) {
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const words = wordsProblem(input.reason, REASON);
    if (words !== null) return refuse("INVALID_INPUT", { fields: [{ path: "reason", detail: words }] });
    const closed =
      await sql`UPDATE desk_day SET state = 'closed', reason = ${input.reason}, version = version + 1, set_by = ${actor.userId}, set_at = ${now}
      WHERE regency_code = ${input.villageCode.slice(0, 4)} AND village_code = ${input.villageCode} AND on_date = ${input.on}::date AND state = 'open'
      RETURNING 1 AS one`;
    if (closed.length === 0) return refuse("NOT_FOUND");
    await recordDeskEvent(sql, actor, now, { ...input, event: "close", note: input.reason });
    return done(
      { on: input.on },
      { action: "desk:close-day", subjectKind: "desk", subjectIds: [], areaCode: input.villageCode },
    );
  },
});
