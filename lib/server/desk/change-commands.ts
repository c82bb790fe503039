import "server-only";
import * as z from "zod";
import { addDays } from "@/lib/domain/calendar/working-day";
import { CHANGE_REASONS, deskStep } from "@/lib/domain/desk/desk";
import { DAYS_AHEAD } from "@/lib/domain/desk/opening";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import { timeZoneOf } from "@/lib/server/region/queries";
import { holdTicket, otherwise } from "./held-ticket";
import { holdDays, moveBooking, takeBack } from "./move-booking";
import { recordDeskEvent } from "./record-event";

const booking = {
  villageCode: z.string().regex(/^\d{10}$/),
  on: z.iso.date(),
  ticketId: z.uuid(),
  reason: z.enum(CHANGE_REASONS),
};

/** Takes a number back for a reason of the list; the place in its slot is free again. */
export const cancelTicket = defineCommand({
  name: "desk.cancel",
  permission: "desk:serve",
  input: z.strictObject(booking),
  async run({ sql, actor, input, now }) {
    const { villageCode, on, ticketId, reason } = input;
    if (villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const held = await holdTicket(sql, input, { id: ticketId });
    if (held === null) return refuse("NOT_FOUND");
    if (deskStep(held.state, "cancel") === null) return otherwise(held);
    await takeBack(sql, input, held);
    await recordDeskEvent(sql, actor, now, { villageCode, on, event: "cancel", ticketId, note: reason });
    return done(
      { id: ticketId, number: held.number },
      { action: "desk:cancel", subjectKind: "desk", subjectIds: [ticketId], areaCode: villageCode, detail: { reason } },
    );
  },
});

/** Moves a booking to another slot: the old number is taken back, the new slot gives a new one, both or none. */
export const moveTicket = defineCommand({
  name: "desk.move",
  permission: "desk:serve",
  input: z.strictObject({
    ...booking,
    /** Of the new number, from the page. */
    id: z.uuid(),
    toOn: z.iso.date(),
    toSlotAt: z.number().int().min(0).max(1439),
  }),
  async run({ sql, actor, input, now }) {
    const { villageCode, on, ticketId, reason, id, toOn, toSlotAt } = input;
    if (villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const today = localDay(now, await timeZoneOf(villageCode));
    if (toOn < today || toOn > addDays(today, DAYS_AHEAD))
      return refuse("INVALID_INPUT", { fields: [{ path: "toOn", detail: "OTHER_DAY" }] });
    await holdDays(sql, villageCode, [on, toOn]);
    const held = await holdTicket(sql, input, { id: ticketId });
    if (held === null) return refuse("NOT_FOUND");
    if (held.state !== "booked") return otherwise(held);
    const moved = await moveBooking(sql, input, held, { id, on: toOn, slotAt: toSlotAt, channel: "operator" }, now);
    if (!moved.ok) return moved;
    await recordDeskEvent(sql, actor, now, { villageCode, on, event: "cancel", ticketId, note: `moved ${reason}` });
    await recordDeskEvent(sql, actor, now, { villageCode, on: toOn, event: "book", ticketId: id, note: "moved" });
    return done(
      { id, number: moved.value.number },
      {
        action: "desk:move",
        subjectKind: "desk",
        subjectIds: [ticketId, id],
        areaCode: villageCode,
        detail: { reason },
      },
    );
  },
});
