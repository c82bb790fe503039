import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { covers, NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import type { SessionFilter } from "@/lib/domain/training-session/list-filter";
import type { SessionLine, SessionList } from "@/lib/domain/training-session/page";
import type { SessionState } from "@/lib/domain/training-session/session";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { type CountedSession, SEAT_COUNTS, SESSION_COLUMNS, toSessionView, WITH_TRAINER } from "./session-rows";

export const SESSIONS_A_PAGE = 25;

/**
 * Trainings in the actor's area, with counts by state. Those to come are read from the nearest on, all others from the latest back.
 */
export async function listSessions(
  actor: Actor,
  filter: SessionFilter,
  now: Date,
  size = SESSIONS_A_PAGE,
): Promise<SessionList> {
  const sql = referenceSql();
  const inside = insideOf(actor, filter.regionCode);
  const isForward = filter.state === null || filter.state === "coming" || filter.state === "running";
  const [order, beyond] = isForward
    ? [Prisma.sql`s.starts_at, s.id`, Prisma.sql`>`]
    : [Prisma.sql`s.starts_at DESC, s.id DESC`, Prisma.sql`<`];
  const [rows, counted] = await Promise.all([
    sql<CountedSession>`SELECT ${SESSION_COLUMNS}, ${SEAT_COUNTS} AS counts FROM ${WITH_TRAINER}
      WHERE ${inside} AND ${inState(filter.state, now)} AND (${filter.after}::uuid IS NULL OR (s.starts_at, s.id) ${beyond} (
        SELECT seen.starts_at, seen.id FROM training_session seen WHERE seen.id = ${filter.after}))
      ORDER BY ${order} LIMIT ${size + 1}`,
    sql<Record<SessionState, number>>`SELECT count(*) FILTER (WHERE ${inState("coming", now)})::int AS coming,
        count(*) FILTER (WHERE ${inState("running", now)})::int AS running, count(*) FILTER (WHERE ${inState("over", now)})::int AS over,
        count(*) FILTER (WHERE ${inState("cancelled", now)})::int AS cancelled
      FROM training_session s WHERE ${inside}`,
  ]);
  const shown = rows.slice(0, size);
  return {
    lines: await Promise.all(shown.map(async (row) => ({ ...(await toSessionView(row, now)), ...row.counts }))),
    next: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
    counts: counted[0] ?? { coming: 0, running: 0, over: 0, cancelled: 0 },
  };
}

/** The training under way or, else, the next of the actor's area. */
export async function findNextSession(actor: Actor, now: Date): Promise<SessionLine | null> {
  const { lines } = await listSessions(actor, { state: null, regionCode: "", after: null }, now, 1);
  return lines[0] ?? null;
}

/** In the actor's region, or in the part of it that is asked for. */
function insideOf(actor: Actor, part: string): Prisma.Sql {
  const own = actor.grant.regionCode;
  const code = part !== "" && covers(own, part) ? part : own;
  const { lo, hi } = rangeOf(code);
  return code === NATION_CODE
    ? Prisma.sql`(s.region_code = ${NATION_CODE} OR (s.region_code >= ${lo} AND s.region_code < ${hi}))`
    : Prisma.sql`s.region_code >= ${lo} AND s.region_code < ${hi}`;
}

/** The same as `sessionState` says in code; null: to come or under way. */
function inState(state: SessionState | null, now: Date): Prisma.Sql {
  switch (state) {
    case "cancelled":
      return Prisma.sql`s.cancelled_at IS NOT NULL`;
    case "coming":
      return Prisma.sql`s.cancelled_at IS NULL AND s.starts_at > ${now}`;
    case "running":
      return Prisma.sql`s.cancelled_at IS NULL AND s.starts_at <= ${now} AND s.ends_at > ${now}`;
    case "over":
      return Prisma.sql`s.cancelled_at IS NULL AND s.ends_at <= ${now}`;
    case null:
      return Prisma.sql`s.cancelled_at IS NULL AND s.ends_at > ${now}`;
  }
}
