import "server-only";
import type { Priority, TicketChannel } from "@/lib/domain/desk/desk";
import { type Outcome, refuse } from "@/lib/domain/error/error-code";
import type { Sql } from "@/lib/server/db/sql";
import { type Booked, bookTicket, freePlace } from "./book";
import type { DeskPlace, HeldTicket } from "./held-ticket";

/** Takes a number back: the place in its slot is free again. */
export async function takeBack(sql: Sql, place: DeskPlace, { id, slotAt }: HeldTicket): Promise<void> {
  await sql`UPDATE desk_ticket SET state = 'cancelled', version = version + 1
    WHERE regency_code = ${place.villageCode.slice(0, 4)} AND id = ${id}::uuid`;
  await freePlace(sql, { villageCode: place.villageCode, on: place.on, slotAt });
}

export interface NewSlot {
  readonly id: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly on: string;
  readonly slotAt: number;
  readonly channel: TicketChannel;
}

interface Whose {
  readonly guestName: string | null;
  readonly priority: readonly Priority[];
  readonly priorityFrom: "record" | "said" | null;
}

/** Holds days of a village's desk before a number of them is held, as a call does; in their order, so two moves that cross do not block each other. */
export async function holdDays(sql: Sql, villageCode: string, days: readonly string[]): Promise<void> {
  await sql`SELECT 1 FROM desk_day WHERE regency_code = ${villageCode.slice(0, 4)} AND village_code = ${villageCode}
    AND on_date = ANY (${[...days]}::date[]) ORDER BY on_date FOR UPDATE`;
}

/**
 * The same booking in another slot of the same village, under a new number. What is refused has to roll the caller's transaction back. Refuses as
 * `bookTicket`.
 */
export async function moveBooking(
  sql: Sql,
  place: DeskPlace,
  held: HeldTicket,
  to: NewSlot,
  at: Date,
): Promise<Outcome<Booked>> {
  const { villageCode } = place;
  const [whose] =
    await sql<Whose>`SELECT guest_name AS "guestName", priority, priority_from AS "priorityFrom" FROM desk_ticket
    WHERE regency_code = ${villageCode.slice(0, 4)} AND id = ${held.id}::uuid`;
  if (whose === undefined) return refuse("NOT_FOUND");
  await takeBack(sql, place, held);
  const isFamilyMoved = held.isFamilyMoved || to.channel === "citizen";
  return bookTicket(sql, { ...whose, ...to, villageCode, householdId: held.householdId, isFamilyMoved }, at);
}
