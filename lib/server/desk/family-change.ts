import "server-only";
import { uuidv7 } from "uuidv7";
import type { Scope } from "@/lib/domain/access/scope";
import { addDays } from "@/lib/domain/calendar/working-day";
import type { BookingProblem } from "@/lib/domain/desk/booking-page";
import type { ChangeReason } from "@/lib/domain/desk/desk";
import { DAYS_AHEAD } from "@/lib/domain/desk/opening";
import { localDay } from "@/lib/domain/period/period";
import { ANYBODY } from "@/lib/server/db/anybody";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { mayAsk, problemOf } from "./family-booking";
import { holdTicket } from "./held-ticket";
import { holdDays, moveBooking, takeBack } from "./move-booking";
import { recordDeskEvent } from "./record-event";
import { slipHash, slipToken } from "./slip-token";

export type BookingChange =
  | { readonly kind: "cancel"; readonly reason: ChangeReason }
  | {
      readonly kind: "move";
      /** Of the new number, drawn with the page: the same form sent twice is one move. */
      readonly id: string;
      readonly reason: ChangeReason;
      readonly on: string;
      readonly slotAt: number;
    };

export interface FamilyChange {
  /** The word of the slip: whoever holds it may change its booking. */
  readonly token: string;
  readonly change: BookingChange;
  /** Where the request came from; kept as a keyed hash alone. */
  readonly address: string;
}

/** The slip that holds now: of the old number, or of the new one. */
export type FamilyChanged = { readonly token: string } | { readonly problem: BookingProblem };

/** Rolls what was begun back. */
class ChangeRefused extends Error {
  constructor(readonly problem: BookingProblem) {
    super(problem);
  }
}

/**
 * A family takes its booking back or moves it once, with nothing but the slip; once somebody is here or was called the desk alone changes the number.
 * Bookings of people on no record are the desk's to change as well. Works in the scope of that one family.
 * Moved again by the same form it answers the same new slip.
 */
export async function changeAsFamily({ token, change, address }: FamilyChange, now: Date): Promise<FamilyChanged> {
  if (!(await mayAsk(address))) return { problem: "WAIT" };
  const found = await findBooking(token);
  if (found === null) return { problem: "TOO_LATE" };
  const today = localDay(now, await timeZoneOf(found.villageCode));
  if (found.on < today) return { problem: "TOO_LATE" };
  if (change.kind === "move" && (change.on < today || change.on > addDays(today, DAYS_AHEAD)))
    return { problem: "NO_DAY" };
  const household = { regencyCode: found.villageCode.slice(0, 4), id: found.householdId };
  const scope: Scope = { ...ANYBODY, mode: "single", household };
  try {
    return { token: await underScope(scope, ({ sql }) => changeBooking(sql, found, { change, token }, now)) };
  } catch (error) {
    if (error instanceof ChangeRefused) return { problem: error.problem };
    throw error;
  }
}

interface Found {
  readonly id: string;
  readonly villageCode: string;
  readonly on: string;
  readonly householdId: string;
}

async function findBooking(token: string): Promise<Found | null> {
  const asked = slipHash(token);
  if (asked === null) return null;
  const [row] = await underScope(
    ANYBODY,
    ({ sql }) => sql<
      Omit<Found, "householdId"> & { readonly householdId: string | null }
    >`SELECT id, village_code AS "villageCode",
      on_date::text AS "on", household_id AS "householdId" FROM app_find_desk_ticket(${asked.regencyCode}, ${asked.hash})`,
  );
  return row === undefined || row.householdId === null ? null : { ...row, householdId: row.householdId };
}

async function changeBooking(
  sql: Sql,
  found: Found,
  { change, token }: Pick<FamilyChange, "change" | "token">,
  now: Date,
): Promise<string> {
  const { id, villageCode, on } = found;
  await holdDays(sql, villageCode, change.kind === "move" ? [on, change.on] : [on]);
  const held = await holdTicket(sql, found, { id });
  const earlier = change.kind === "move" ? await findMoved(sql, found, change.id) : null;
  if (earlier !== null) return earlier;
  if (held?.state !== "booked") throw new ChangeRefused("TOO_LATE");
  if (change.kind === "move" && held.isFamilyMoved) throw new ChangeRefused("MOVED");
  const note = change.kind === "move" ? `moved ${change.reason}` : change.reason;
  if (change.kind === "cancel") {
    await takeBack(sql, found, held);
    await written(sql, found, now, { event: "cancel", ticketId: id, note });
    return token;
  }
  const to = { id: change.id, on: change.on, slotAt: change.slotAt, channel: "citizen" } as const;
  const moved = await moveBooking(sql, found, held, to, now);
  if (!moved.ok) throw new ChangeRefused(problemOf(moved.error.info?.["reason"]));
  await written(sql, found, now, { event: "cancel", ticketId: id, note });
  await written(sql, { ...found, on: to.on }, now, { event: "book", ticketId: to.id, note: "moved" });
  return moved.value.token;
}

/** The slip that this very form made before; null for none. */
async function findMoved(sql: Sql, { villageCode, householdId }: Found, id: string): Promise<string | null> {
  const regency = villageCode.slice(0, 4);
  const rows =
    await sql`SELECT 1 FROM desk_ticket WHERE regency_code = ${regency} AND id = ${id}::uuid AND household_id = ${householdId}::uuid`;
  return rows.length === 0 ? null : slipToken(regency, id);
}

async function written(
  sql: Sql,
  { villageCode, on }: Found,
  now: Date,
  event: { readonly event: "cancel" | "book"; readonly ticketId: string; readonly note: string },
): Promise<void> {
  await recordDeskEvent(sql, null, now, { villageCode, on, ...event });
  await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, action, subject_kind, subject_ids)
    VALUES (${villageCode.slice(0, 4)}, ${now}, ${uuidv7()}, ${villageCode}, ${ANYBODY.actorId}, ${`desk:${event.event}-self`}, 'desk', ${[event.ticketId]})`;
}
