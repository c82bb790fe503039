import "server-only";
import type { RateLimiterPostgres } from "rate-limiter-flexible";
import { uuidv7 } from "uuidv7";
import type { Scope } from "@/lib/domain/access/scope";
import { addDays } from "@/lib/domain/calendar/working-day";
import type { BookingProblem } from "@/lib/domain/desk/booking-page";
import type { Priority } from "@/lib/domain/desk/desk";
import { DAYS_AHEAD } from "@/lib/domain/desk/opening";
import { readCode } from "@/lib/domain/invitation/code";
import { isCodeOpen } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import { keyedHash } from "@/lib/server/crypto/seal";
import { ANYBODY } from "@/lib/server/db/anybody";
import { hasPaid, sharedLimiter } from "@/lib/server/db/limiter";
import { underScope } from "@/lib/server/db/scoped";
import { findInvitationByCode } from "@/lib/server/invitation/find-by-code";
import { timeZoneOf } from "@/lib/server/region/queries";
import { bookTicket } from "./book";
import { recordDeskEvent } from "./record-event";

export interface FamilyBooking {
  readonly villageCode: string;
  readonly on: string;
  readonly slotAt: number;
  /** As typed from the letter. */
  readonly code: string;
  /** As the family says; what its record says is never told here. */
  readonly priority: readonly Priority[];
  /** Where the request came from; kept as a keyed hash alone. */
  readonly address: string;
}

export type FamilyBooked = { readonly token: string } | { readonly problem: BookingProblem };

let limits: { readonly place: RateLimiterPostgres; readonly code: RateLimiterPostgres } | undefined;

function deskLimits() {
  limits ??= {
    place: sharedLimiter({ keyPrefix: "da", points: 20, duration: 900, blockDuration: 900 }),
    code: sharedLimiter({ keyPrefix: "dc", points: 10, duration: 3600, blockDuration: 600 }),
  };
  return limits;
}

const limitKey = (text: string) => keyedHash("desk-limit", text).toString("base64url").slice(0, 32);

/** Whether an address may ask the booking page again: a stranger who guesses is slowed there. */
export function mayAsk(address: string): Promise<boolean> {
  return hasPaid(deskLimits().place, limitKey(address));
}

/** A code that is tried too often rests, and only for booking. */
async function mayTry(address: string, code: string): Promise<boolean> {
  return (await mayAsk(address)) && (await hasPaid(deskLimits().code, limitKey(code)));
}

/**
 * A family books a slot of its village's desk with the code of its letter, without an account. Another village's code and one that no letter
 * bears get the same answer. Works in the scope of that one family.
 */
export async function bookAsFamily(booking: FamilyBooking, now: Date): Promise<FamilyBooked> {
  const { villageCode, on } = booking;
  const read = readCode(booking.code);
  if (!read.ok) return { problem: "CODE" };
  if (!(await mayTry(booking.address, read.code))) return { problem: "WAIT" };
  const found = await findInvitationByCode(read.code);
  const today = localDay(now, await timeZoneOf(villageCode));
  if (found === null || found.villageCode !== villageCode || !isCodeOpen(found.year, today))
    return { problem: "NO_LETTER" };
  if (on < today || on > addDays(today, DAYS_AHEAD)) return { problem: "NO_DAY" };
  const { regencyCode, householdId } = found;
  const scope: Scope = { ...ANYBODY, mode: "single", household: { regencyCode, id: householdId } };
  return underScope(scope, async ({ sql }) => {
    const id = uuidv7();
    const { priority, slotAt } = booking;
    const priorityFrom = priority.length === 0 ? null : ("said" as const);
    const booked = await bookTicket(
      sql,
      { id, villageCode, on, slotAt, channel: "citizen", householdId, guestName: null, priority, priorityFrom },
      now,
    );
    if (!booked.ok) return { problem: problemOf(booked.error.info?.["reason"]) };
    await recordDeskEvent(sql, null, now, { villageCode, on, event: "book", ticketId: id });
    await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, action, subject_kind, subject_ids)
      VALUES (${regencyCode}, ${now}, ${uuidv7()}, ${villageCode}, ${ANYBODY.actorId}, 'desk:book-self', 'desk', ${[id]})`;
    return { token: booked.value.token };
  });
}

export function problemOf(reason: unknown): BookingProblem {
  return reason === "SLOT_FULL" || reason === "ALREADY_BOOKED" ? reason : "NO_DAY";
}
