import "server-only";
import { type Quarter, quarterDays } from "@/lib/domain/access/review";
import type { ReviewProgress } from "@/lib/domain/access/review-page";
import { rangeOf } from "@/lib/domain/access/scope";
import { startOfDay } from "@/lib/domain/calendar/instant";
import { endOfDay } from "@/lib/domain/calendar/working-day";
import { reachesFamilies } from "@/lib/server/access-watch/area";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

/** A quarter as instants in an area's own zone. */
export interface QuarterWindow {
  readonly quarter: Quarter;
  readonly from: Date;
  /** The midnight after the last day by which it is due, and the one after its own last day. */
  readonly dueEnd: Date;
  readonly end: Date;
}

export function windowOf(quarter: Quarter, timeZone: string): QuarterWindow {
  const { first, due, last } = quarterDays(quarter);
  return { quarter, from: startOfDay(first, timeZone), dueEnd: endOfDay(due, timeZone), end: endOfDay(last, timeZone) };
}

/** The grant `g` of a statement is of the quarter's review: what began after the last day was given just now, and is of the next. */
export function isOfQuarter({ dueEnd }: QuarterWindow) {
  return Prisma.sql`(${reachesFamilies()} AND g.valid_from < ${dueEnd})`;
}

/** The grant `g` of a statement lies in an area, in one stretch of codes: the nation's own sorts before its provinces, practice after. */
export function insideArea(code: string) {
  const { lo, hi } = rangeOf(code);
  return Prisma.sql`(g.region_code >= ${lo} AND g.region_code < ${hi})`;
}

/** Somebody has kept the grant `g` of a statement in the quarter. */
export function isKept({ quarter }: QuarterWindow) {
  return Prisma.sql`EXISTS (SELECT 1 FROM access_review r WHERE r.grant_id = g.id AND r.quarter = ${quarter})`;
}

/**
 * How far the review of a quarter has come in an area, practice and everything above left out: kept, taken away, and left among what
 * holds at an instant, now or the end of a past quarter. What was left then and taken away since is no longer counted. Three counts,
 * because each finds its rows by another index.
 */
export async function progressOf(sql: Sql, code: string, window: QuarterWindow, at: Date): Promise<ReviewProgress> {
  const { quarter, from, end } = window;
  const inside = Prisma.sql`${insideArea(code)} AND ${isOfQuarter(window)}`;
  const taken = Prisma.sql`(g.revoked_at >= ${from} AND g.revoked_at < ${end} AND g.source <> 'break-glass')`;
  const count = (from: Prisma.Sql) => sql<{ n: number }>`SELECT count(*)::int AS n ${from}`;
  const [[kept], [revoked], [left]] = await Promise.all([
    count(Prisma.sql`FROM access_review r JOIN access_grant g ON g.id = r.grant_id
      WHERE r.quarter = ${quarter} AND ${inside} AND ${taken} IS NOT TRUE`),
    count(Prisma.sql`FROM access_grant g WHERE ${taken} AND ${inside}`),
    count(Prisma.sql`FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
      WHERE ${inside} AND ${grantHolds(at)} AND NOT ${isKept(window)}`),
  ]);
  const counts = { kept: kept?.n ?? 0, revoked: revoked?.n ?? 0, left: left?.n ?? 0 };
  return { ...counts, total: counts.kept + counts.revoked + counts.left };
}
