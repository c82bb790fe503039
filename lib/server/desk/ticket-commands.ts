import "server-only";
import * as z from "zod";
import { addDays } from "@/lib/domain/calendar/working-day";
import { doneAt, GUEST_NAME, PRIORITIES } from "@/lib/domain/desk/desk";
import { DAYS_AHEAD } from "@/lib/domain/desk/opening";
import { refuse } from "@/lib/domain/error/error-code";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import { timeZoneOf } from "@/lib/server/region/queries";
import { bookTicket } from "./book";
import { recordDeskEvent } from "./record-event";
import { recordPriority } from "./record-priority";

const bookSchema = z.strictObject({
  /** From the page, so that a repeat books once. */
  id: z.uuid(),
  villageCode: z.string().regex(/^\d{10}$/),
  on: z.iso.date(),
  /** Minutes after midnight; null: is here, without a booking. */
  slotAt: z.number().int().min(0).max(1439).nullable(),
  householdId: z.uuid().nullable(),
  /** Of somebody who is on no record yet. */
  guestName: z.string().trim().max(GUEST_NAME.most).nullable(),
  /** As said at the desk; null: as the record says. */
  priority: z.array(z.enum(PRIORITIES)).max(PRIORITIES.length).nullable(),
  /** When it was done, by the portal's clock as the desk knows it; null: now. */
  doneAt: z.iso.datetime().nullable().default(null),
});

/** Books a slot for a family, or gives a number to somebody who has come without one. */
export const bookDesk = defineCommand({
  name: "desk.book",
  permission: "desk:serve",
  input: bookSchema,
  async run({ sql, actor, input, now }) {
    const { villageCode, on, slotAt, householdId, guestName } = input;
    if (villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const when = doneAt(input.doneAt === null ? null : new Date(input.doneAt), now);
    if (when === null) return refuse("INVALID_INPUT", { fields: [{ path: "doneAt", detail: "TOO_OLD" }] });
    const { at, wasKept } = when;
    const zone = await timeZoneOf(villageCode);
    const today = localDay(slotAt === null ? at : now, zone);
    const words = guestName === null ? null : wordsProblem(guestName, GUEST_NAME);
    const isDay = slotAt === null ? on === today : on >= today && on <= addDays(today, DAYS_AHEAD);
    const fields = [
      ...(words === null ? [] : [{ path: "guestName", detail: words }]),
      ...((householdId === null) === (guestName === null) ? [{ path: "guestName", detail: "FAMILY_OR_NAME" }] : []),
      ...(isDay ? [] : [{ path: "on", detail: "OTHER_DAY" }]),
    ];
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
    const regency = villageCode.slice(0, 4);
    if (householdId !== null) {
      const here =
        await sql`SELECT 1 FROM household WHERE regency_code = ${regency} AND id = ${householdId}::uuid AND village_code = ${villageCode} AND status <> 3`;
      if (here.length === 0) return refuse("NOT_FOUND");
    }
    const fromRecord = input.priority === null && householdId !== null;
    const priority = fromRecord ? await recordPriority(sql, regency, householdId, on) : (input.priority ?? []);
    const channel = slotAt === null ? "walk-in" : "operator";
    const booked = await bookTicket(
      sql,
      { ...input, channel, priority, priorityFrom: priority.length === 0 ? null : fromRecord ? "record" : "said" },
      at,
    );
    if (!booked.ok) return booked;
    await recordDeskEvent(sql, actor, now, {
      villageCode,
      on,
      event: "book",
      ticketId: input.id,
      doneAt: wasKept ? at : null,
    });
    return done(
      { id: input.id, number: booked.value.number },
      { action: "desk:book", subjectKind: "desk", subjectIds: [input.id], areaCode: villageCode, detail: { channel } },
    );
  },
});
