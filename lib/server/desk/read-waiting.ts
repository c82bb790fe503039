import "server-only";
import { startOfDay } from "@/lib/domain/calendar/instant";
import { priorityRun, type WaitingTicket } from "@/lib/domain/desk/queue-order";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";

const MINUTE_MS = 60_000;

/** Everybody who waits at a village's desk on a day. */
export async function readWaiting(sql: Sql, villageCode: string, on: string): Promise<WaitingTicket[]> {
  const [rows, zone] = await Promise.all([
    sql<{
      id: string;
      number: number;
      hasPriority: boolean;
      since: Date;
      slotAt: number | null;
    }>`SELECT id, number, cardinality(priority) > 0 AS "hasPriority",
        waiting_since AS since, slot_at AS "slotAt" FROM desk_ticket
      WHERE regency_code = ${villageCode.slice(0, 4)} AND village_code = ${villageCode} AND on_date = ${on}::date AND state = 'waiting'`,
    timeZoneOf(villageCode),
  ]);
  const midnight = startOfDay(on, zone).getTime();
  return rows.map(({ since, slotAt, ...row }) => ({
    ...row,
    waitingSince: since.getTime(),
    slotAt: slotAt === null ? null : midnight + slotAt * MINUTE_MS,
  }));
}

/** How many with priority were called last, one after the other, by all desks of the village together. */
export async function readCalls(sql: Sql, villageCode: string, on: string): Promise<number> {
  const calls = await sql<{ hasPriority: boolean }>`SELECT cardinality(priority) > 0 AS "hasPriority" FROM desk_ticket
    WHERE regency_code = ${villageCode.slice(0, 4)} AND village_code = ${villageCode} AND on_date = ${on}::date AND called_at IS NOT NULL
    ORDER BY called_at DESC, number DESC LIMIT 20`;
  return priorityRun(calls.toReversed());
}
