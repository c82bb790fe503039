import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { startOfDay } from "@/lib/domain/calendar/instant";
import type { DeskOutcome, Priority, TicketChannel, TicketState } from "@/lib/domain/desk/desk";
import type { DeskDay, DeskLine } from "@/lib/domain/desk/desk-page";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";

interface TicketRow {
  readonly id: string;
  readonly number: number;
  readonly household_id: string | null;
  readonly name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly channel: TicketChannel;
  readonly priority: readonly Priority[];
  readonly state: TicketState;
  readonly desk_no: number | null;
  readonly slot_at: number | null;
  readonly waiting_since: Date | null;
  readonly called_at: Date | null;
  readonly outcome: DeskOutcome | null;
}

export interface DeskQueue {
  readonly day: DeskDay | null;
  readonly lines: readonly DeskLine[];
}

const MINUTE_MS = 60_000;

/** A village's desk on a day: its hours and everybody with a number, by number. The families shown are logged. */
export async function findDeskQueue(actor: Actor, on: string): Promise<DeskQueue> {
  const village = actor.grant.regionCode;
  const zone = await timeZoneOf(village);
  const midnight = startOfDay(on, zone).getTime();
  return underScope(scopeOf(actor), async (tx) => {
    const [day, rows] = await Promise.all([findDay(tx.sql, village, on, midnight), selectTickets(tx.sql, village, on)]);
    await logRead(tx, actor, "desk", "household", [...new Set(rows.flatMap(({ household_id: id }) => id ?? []))]);
    return { day, lines: rows.map((row) => toLine(row, village.slice(0, 4), midnight)) };
  });
}

async function findDay(sql: Sql, village: string, on: string, midnight: number): Promise<DeskDay | null> {
  const [row] = await sql<
    Omit<DeskDay, "midnight">
  >`SELECT d.village_code AS "villageCode", d.on_date::text AS "on", d.state, d.reason,
      d.opens_at AS "opensAt", d.closes_at AS "closesAt", d.desks, d.place, coalesce(s.quota, 0)::int AS quota, coalesce(s.taken, 0)::int AS taken
    FROM desk_day d LEFT JOIN LATERAL (SELECT sum(quota) AS quota, sum(taken) AS taken FROM desk_slot s
      WHERE s.regency_code = d.regency_code AND s.village_code = d.village_code AND s.on_date = d.on_date) s ON true
    WHERE d.regency_code = ${village.slice(0, 4)} AND d.village_code = ${village} AND d.on_date = ${on}::date`;
  return row === undefined ? null : { ...row, midnight };
}

function selectTickets(sql: Sql, village: string, on: string): Promise<TicketRow[]> {
  return sql<TicketRow>`SELECT t.id, t.number, t.household_id, coalesce(h.head_name, t.guest_name, '') AS name, h.dusun, h.rw, h.rt, t.channel,
      t.priority, t.state, t.desk_no, t.slot_at, t.waiting_since, t.called_at, t.outcome
    FROM desk_ticket t LEFT JOIN household h ON h.regency_code = t.regency_code AND h.id = t.household_id
    WHERE t.regency_code = ${village.slice(0, 4)} AND t.village_code = ${village} AND t.on_date = ${on}::date ORDER BY t.number LIMIT 999`;
}

function toLine(row: TicketRow, regencyCode: string, midnight: number): DeskLine {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    place: row.household_id === null ? "" : placeText(row),
    householdPublicId: row.household_id === null ? null : formatPublicId(regencyCode, row.household_id),
    channel: row.channel,
    priority: row.priority,
    state: row.state,
    deskNo: row.desk_no,
    slotAt: row.slot_at === null ? null : midnight + row.slot_at * MINUTE_MS,
    waitingSince: row.waiting_since?.getTime() ?? null,
    calledAt: row.called_at?.getTime() ?? null,
    outcome: row.outcome,
  };
}
