import "server-only";
import type { Priority, TicketChannel } from "@/lib/domain/desk/desk";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import type { Sql } from "@/lib/server/db/sql";
import { slipHash, slipToken } from "./slip-token";

export interface Booking {
  readonly id: string;
  readonly villageCode: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly on: string;
  /** Null: came without a booking, and is here. */
  readonly slotAt: number | null;
  readonly channel: TicketChannel;
  readonly householdId: string | null;
  readonly guestName: string | null;
  readonly priority: readonly Priority[];
  readonly priorityFrom: "record" | "said" | null;
  /** The family moved here, and moves no more. */
  readonly isFamilyMoved?: boolean;
}

export interface Booked {
  readonly id: string;
  readonly number: number;
  /** The word of the slip. */
  readonly token: string;
}

/**
 * Gives the next number of a day, and a place in a slot where one is booked, in the caller's transaction. The day's row is held first, so
 * numbers have no gaps and no doubles; a full slot is refused by the statement that takes the place.
 * Refuses: NOT_FOUND (no such open day or slot), NOT_ALLOWED_NOW with reason SLOT_FULL, ALREADY_BOOKED or DAY_FULL.
 */
export async function bookTicket(sql: Sql, booking: Booking, at: Date): Promise<Outcome<Booked>> {
  const { villageCode, on, slotAt, householdId } = booking;
  const regency = villageCode.slice(0, 4);
  const [day] = await sql<{ last: number }>`SELECT last_number AS last FROM desk_day WHERE regency_code = ${regency}
    AND village_code = ${villageCode} AND on_date = ${on}::date AND state = 'open' FOR UPDATE`;
  if (day === undefined) return refuse("NOT_FOUND");
  if (day.last >= 999) return refuse("NOT_ALLOWED_NOW", { info: { reason: "DAY_FULL" } });
  if (householdId !== null && (await hasNumber(sql, regency, householdId, on)))
    return refuse("NOT_ALLOWED_NOW", { info: { reason: "ALREADY_BOOKED" } });
  if (slotAt !== null) {
    const refused = await takePlace(sql, booking, slotAt);
    if (refused !== null) return refused;
  }
  const number = day.last + 1;
  await sql`UPDATE desk_day SET last_number = ${number} WHERE regency_code = ${regency} AND village_code = ${villageCode} AND on_date = ${on}::date`;
  const token = slipToken(regency, booking.id);
  const hash = slipHash(token)?.hash ?? null;
  await sql`INSERT INTO desk_ticket (regency_code, id, village_code, on_date, number, household_id, guest_name, slot_at, channel, priority,
      priority_from, state, token_hash, version, booked_at, waiting_since, family_moved)
    VALUES (${regency}, ${booking.id}, ${villageCode}, ${on}::date, ${number}, ${householdId}::uuid, ${booking.guestName}, ${slotAt}::smallint,
      ${booking.channel}, ${[...booking.priority]}::text[], ${booking.priorityFrom}, ${slotAt === null ? "waiting" : "booked"}, ${hash}, 1, ${at},
      ${slotAt === null ? at : null}::timestamptz, ${booking.isFamilyMoved ?? false})`;
  return succeed({ id: booking.id, number, token });
}

async function hasNumber(sql: Sql, regency: string, householdId: string, on: string): Promise<boolean> {
  const rows =
    await sql`SELECT 1 FROM desk_ticket WHERE regency_code = ${regency} AND household_id = ${householdId}::uuid AND on_date = ${on}::date
    AND state IN ('booked', 'waiting', 'called')`;
  return rows.length > 0;
}

async function takePlace(sql: Sql, { villageCode, on }: Booking, slotAt: number) {
  const regency = villageCode.slice(0, 4);
  const taken =
    await sql`UPDATE desk_slot SET taken = taken + 1 WHERE regency_code = ${regency} AND village_code = ${villageCode}
    AND on_date = ${on}::date AND starts_at = ${slotAt} AND taken < quota RETURNING 1 AS one`;
  if (taken.length > 0) return null;
  const known = await sql`SELECT 1 FROM desk_slot WHERE regency_code = ${regency} AND village_code = ${villageCode}
    AND on_date = ${on}::date AND starts_at = ${slotAt}`;
  return known.length === 0 ? refuse("NOT_FOUND") : refuse("NOT_ALLOWED_NOW", { info: { reason: "SLOT_FULL" } });
}

/** Gives the place of a booking back, where it had one. */
export async function freePlace(
  sql: Sql,
  { villageCode, on, slotAt }: { readonly villageCode: string; readonly on: string; readonly slotAt: number | null },
): Promise<void> {
  if (slotAt === null) return;
  await sql`UPDATE desk_slot SET taken = taken - 1 WHERE regency_code = ${villageCode.slice(0, 4)} AND village_code = ${villageCode}
    AND on_date = ${on}::date AND starts_at = ${slotAt} AND taken > 0`;
}
