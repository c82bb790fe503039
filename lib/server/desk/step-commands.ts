import "server-only";
import * as z from "zod";
import { DESK_OUTCOMES, type DeskStep, deskStep, doneAt, MOST_DESKS, PRIORITIES } from "@/lib/domain/desk/desk";
import { orderQueue } from "@/lib/domain/desk/queue-order";
import { refuse } from "@/lib/domain/error/error-code";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { markAnswered } from "@/lib/server/invitation/mark-answered";
import { type DeskPlace, type HeldTicket, holdTicket, otherwise, whichTicket } from "./held-ticket";
import { readCalls, readWaiting } from "./read-waiting";
import { recordDeskEvent } from "./record-event";

const place = {
  villageCode: z.string().regex(/^\d{10}$/),
  on: z.iso.date(),
  /** When it was done, by the portal's clock as the desk knows it; null: now. */
  doneAt: z.iso.datetime().nullable().default(null),
};
const deskNo = z.number().int().min(1).max(MOST_DESKS);
interface Place extends DeskPlace {
  readonly doneAt: string | null;
}

function whenDone(told: string | null, now: Date) {
  return doneAt(told === null ? null : new Date(told), now);
}

const TOO_OLD = refuse("INVALID_INPUT", { fields: [{ path: "doneAt", detail: "TOO_OLD" }] });

async function stepDone(
  { sql, actor, now }: Omit<CommandContext<unknown>, "input">,
  { villageCode, on, doneAt: told }: Place,
  held: HeldTicket,
  step: { readonly event: DeskStep; readonly deskNo?: number | null; readonly outcome?: string },
) {
  const when = whenDone(told, now);
  await recordDeskEvent(sql, actor, now, {
    villageCode,
    on,
    event: step.event,
    ticketId: held.id,
    deskNo: step.deskNo,
    note: step.outcome,
    doneAt: when?.wasKept === true ? when.at : null,
  });
  return done(
    { id: held.id, number: held.number },
    { action: `desk:${step.event}`, subjectKind: "desk", subjectIds: [held.id], areaCode: villageCode },
  );
}

/** Somebody is here: from then on they wait. Whoever was called and not here comes back the same way. */
export const checkIn = defineCommand({
  name: "desk.check-in",
  permission: "desk:serve",
  input: z.strictObject({
    ...place,
    ticket: whichTicket,
    priority: z.array(z.enum(PRIORITIES)).max(PRIORITIES.length).nullable().default(null),
  }),
  async run(context) {
    const { sql, actor, input } = context;
    const when = whenDone(input.doneAt, context.now);
    if (when === null) return TOO_OLD;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const held = await holdTicket(sql, input, input.ticket);
    if (held === null) return refuse("NOT_FOUND");
    if (deskStep(held.state, "check-in") === null) return otherwise(held);
    const said = input.priority;
    await sql`UPDATE desk_ticket SET state = 'waiting', version = version + 1, waiting_since = ${when.at}, desk_no = NULL,
        priority = coalesce(${said === null ? null : [...said]}::text[], priority),
        priority_from = CASE WHEN ${said === null}::boolean THEN priority_from WHEN ${(said ?? []).length > 0}::boolean THEN 'said' END
      WHERE regency_code = ${input.villageCode.slice(0, 4)} AND id = ${held.id}::uuid`;
    return stepDone(context, input, held, { event: "check-in" });
  },
});

/**
 * Calls somebody to a desk: the next by the rule of the queue, or a number by name where the desk had no network and called it already.
 * Calls of a village wait for each other at the day's row, so two desks never call the same number.
 */
export const callTicket = defineCommand({
  name: "desk.call",
  permission: "desk:serve",
  input: z.strictObject({ ...place, deskNo, ticketId: z.uuid().nullable() }),
  async run(context) {
    const { sql, actor, input } = context;
    const { villageCode, on } = input;
    const when = whenDone(input.doneAt, context.now);
    if (when === null) return TOO_OLD;
    if (villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const regency = villageCode.slice(0, 4);
    const [day] = await sql<{
      desks: number;
    }>`SELECT desks FROM desk_day WHERE regency_code = ${regency} AND village_code = ${villageCode}
      AND on_date = ${on}::date FOR UPDATE`;
    if (day === undefined || input.deskNo > day.desks) return refuse("NOT_FOUND");
    const [busy] =
      await sql<HeldTicket>`SELECT id, number, state, desk_no AS "deskNo", slot_at AS "slotAt", household_id AS "householdId" FROM desk_ticket
      WHERE regency_code = ${regency} AND village_code = ${villageCode} AND on_date = ${on}::date AND state = 'called' AND desk_no = ${input.deskNo}`;
    // Said again by a desk that heard no answer: it is as it said.
    if (busy !== undefined && busy.id === input.ticketId)
      return stepDone(context, input, busy, { event: "call", deskNo: input.deskNo });
    if (busy !== undefined) return refuse("NOT_ALLOWED_NOW", { info: { reason: "DESK_BUSY", number: busy.number } });
    const id = input.ticketId ?? (await nextInQueue(sql, villageCode, on));
    if (id === null) return refuse("NOT_ALLOWED_NOW", { info: { reason: "QUEUE_EMPTY" } });
    const held = await holdTicket(sql, input, { id });
    if (held === null) return refuse("NOT_FOUND");
    if (deskStep(held.state, "call") === null) return otherwise(held);
    const { at } = when;
    await sql`UPDATE desk_ticket SET state = 'called', version = version + 1, desk_no = ${input.deskNo}, called_at = ${at},
      first_called_at = coalesce(first_called_at, ${at}) WHERE regency_code = ${regency} AND id = ${id}::uuid`;
    return stepDone(context, input, held, { event: "call", deskNo: input.deskNo });
  },
});

async function nextInQueue(sql: Sql, villageCode: string, on: string): Promise<string | null> {
  const [waiting, run] = await Promise.all([readWaiting(sql, villageCode, on), readCalls(sql, villageCode, on)]);
  return orderQueue(waiting, run)[0]?.id ?? null;
}

/** What a desk does with whom it called; another desk's call is not its own to end. */
async function holdCalled(
  sql: Sql,
  input: Place & { readonly ticketId: string; readonly deskNo: number },
  step: DeskStep,
) {
  const held = await holdTicket(sql, input, { id: input.ticketId });
  if (held === null) return refuse("NOT_FOUND");
  const isOwn = held.deskNo === input.deskNo && deskStep(held.state, step) !== null;
  return isOwn ? ({ ok: true, value: held } as const) : otherwise(held);
}

const called = { ...place, deskNo, ticketId: z.uuid() };

/** Was called and is not here. Coming back puts them in the queue again. */
export const markAbsent = defineCommand({
  name: "desk.absent",
  permission: "desk:serve",
  input: z.strictObject(called),
  async run(context) {
    const { sql, actor, input } = context;
    const when = whenDone(input.doneAt, context.now);
    if (when === null) return TOO_OLD;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const held = await holdCalled(sql, input, "absent");
    if (!held.ok) return held;
    await sql`UPDATE desk_ticket SET state = 'absent', version = version + 1
      WHERE regency_code = ${input.villageCode.slice(0, 4)} AND id = ${input.ticketId}::uuid`;
    return stepDone(context, input, held.value, { event: "absent", deskNo: input.deskNo });
  },
});

/** Was served: with what came of it. A family whose data were looked through counts as answered, by the desk. */
export const finishTicket = defineCommand({
  name: "desk.finish",
  permission: "desk:serve",
  input: z.strictObject({ ...called, outcome: z.enum(DESK_OUTCOMES) }),
  async run(context) {
    const { sql, actor, input } = context;
    const when = whenDone(input.doneAt, context.now);
    if (when === null) return TOO_OLD;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const held = await holdCalled(sql, input, "finish");
    if (!held.ok) return held;
    const regencyCode = input.villageCode.slice(0, 4);
    const { householdId } = held.value;
    const { at } = when;
    await sql`UPDATE desk_ticket SET state = 'done', version = version + 1, outcome = ${input.outcome}, ended_at = ${at}
      WHERE regency_code = ${regencyCode} AND id = ${input.ticketId}::uuid`;
    if (householdId !== null && (input.outcome === "updated" || input.outcome === "unchanged"))
      await markAnswered(
        sql,
        { userId: actor.userId, grantId: actor.grant.id },
        { regencyCode, householdId, channel: "desk", at },
      );
    return stepDone(context, input, held.value, { event: "finish", deskNo: input.deskNo, outcome: input.outcome });
  },
});
