import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { type CountedTicket, type DeskSummary, summarizeDay } from "@/lib/domain/desk/summary";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";

export interface DaySummary extends DeskSummary {
  /** House calls asked for and ended on the day, and those that are open now. */
  readonly houseCalls: { readonly asked: number; readonly done: number; readonly open: number };
}

/** What a day of the village's desk came to: counts and waits, nobody is named. */
export async function findDeskSummary(actor: Actor, on: string): Promise<DaySummary> {
  const village = actor.grant.regionCode;
  const zone = await timeZoneOf(village);
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [rows, [calls]] = await Promise.all([
      selectTickets(sql, village, on),
      sql<
        DaySummary["houseCalls"]
      >`SELECT count(*) FILTER (WHERE (asked_at AT TIME ZONE ${zone})::date = ${on}::date)::int AS asked,
          count(*) FILTER (WHERE state = 'done' AND (updated_at AT TIME ZONE ${zone})::date = ${on}::date)::int AS done,
          count(*) FILTER (WHERE state IN ('open', 'given'))::int AS open
        FROM house_call WHERE regency_code = ${village.slice(0, 4)} AND village_code = ${village}`,
    ]);
    return { ...summarizeDay(rows), houseCalls: calls ?? { asked: 0, done: 0, open: 0 } };
  });
}

function selectTickets(sql: Sql, village: string, on: string): Promise<CountedTicket[]> {
  return sql<CountedTicket>`SELECT channel, state, outcome,
        cardinality(priority) > 0 AS "hasPriority",
        CASE WHEN first_called_at >= waiting_since THEN floor(extract(epoch FROM first_called_at - waiting_since) / 60)::int END AS "waitMinutes"
      FROM desk_ticket WHERE regency_code = ${village.slice(0, 4)} AND village_code = ${village} AND on_date = ${on}::date`;
}

export interface DayLine {
  readonly on: string;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly state: "open" | "closed";
  readonly reason: string | null;
  readonly desks: number;
  readonly quota: number;
  readonly taken: number;
}

/** The village's days from one on, the open and the closed ones. */
export async function listDeskDays(actor: Actor, from: string, most = 60): Promise<readonly DayLine[]> {
  const village = actor.grant.regionCode;
  return underScope(
    scopeOf(actor),
    ({
      sql,
    }) => sql<DayLine>`SELECT d.on_date::text AS "on", d.opens_at AS "opensAt", d.closes_at AS "closesAt", d.state, d.reason, d.desks,
        (SELECT coalesce(sum(s.quota), 0)::int FROM desk_slot s WHERE s.regency_code = d.regency_code AND s.village_code = d.village_code AND s.on_date = d.on_date) AS quota,
        (SELECT coalesce(sum(s.taken), 0)::int FROM desk_slot s WHERE s.regency_code = d.regency_code AND s.village_code = d.village_code AND s.on_date = d.on_date) AS taken
      FROM desk_day d WHERE d.regency_code = ${village.slice(0, 4)} AND d.village_code = ${village} AND d.on_date >= ${from}::date
      ORDER BY d.on_date LIMIT ${most}`,
  );
}
