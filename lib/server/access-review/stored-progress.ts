import "server-only";
import { type Quarter, quarterBefore, quarterOf } from "@/lib/domain/access/review";
import type { ReviewProgress } from "@/lib/domain/access/review-page";
import { NATION_CODE } from "@/lib/domain/access/scope";
import { localDay } from "@/lib/domain/period/period";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";
import { timeZoneOf } from "@/lib/server/region/queries";
import { progressOf, type QuarterWindow, windowOf } from "./progress";

const REGENCY_DIGITS = 4;

/** Counted live: a regency has a thousand grants or so. Wider areas are read as the hour's job counted them. */
export function isCountedLive(code: string): boolean {
  return code !== NATION_CODE && code.length >= REGENCY_DIGITS;
}

/** A progress, and of a stored one when it was counted. */
export type CountedProgress = ReviewProgress & { readonly countedAt: Date | null };

const isOver = ({ end }: QuarterWindow, now: Date) => end <= now;

/**
 * How far an area has come: live for a regency and below, as it was counted for wider ones, and live for those, too, until the first
 * count. A past quarter is counted once and stays.
 */
export async function readProgress(sql: Sql, code: string, window: QuarterWindow, now: Date): Promise<CountedProgress> {
  const stored = isCountedLive(code) && !isOver(window, now) ? null : await findStored(sql, code, window.quarter);
  if (stored !== null) return stored;
  const at = isOver(window, now) ? new Date(window.end.getTime() - 1) : now;
  return { ...(await progressOf(sql, code, window, at)), countedAt: null };
}

async function findStored(sql: Sql, code: string, quarter: Quarter): Promise<CountedProgress | null> {
  const [row] = await sql<
    Omit<CountedProgress, "total">
  >`SELECT kept, revoked, open AS "left", counted_at AS "countedAt"
    FROM access_review_count WHERE area_code = ${code} AND quarter = ${quarter}`;
  return row === undefined ? null : { ...row, total: row.kept + row.revoked + row.left };
}

/** Counts every administrator's area in this quarter, and in the last one where it was not counted since its end. Answers how many counts it wrote. */
export async function countReviews(sql: Sql, now: Date): Promise<number> {
  const areas = await sql<{ code: string }>`SELECT DISTINCT g.region_code AS code
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.role = 'administrator' AND g.level = 'full' AND ${grantHolds(now)} ORDER BY 1`;
  let written = 0;
  for (const { code } of areas) {
    const zone = await timeZoneOf(code);
    const quarter = quarterOf(localDay(now, zone));
    const past = windowOf(quarterBefore(quarter), zone);
    await store(sql, code, windowOf(quarter, zone), now, now);
    written += 1;
    const last = await findStored(sql, code, past.quarter);
    if (last !== null && last.countedAt !== null && last.countedAt >= past.end) continue;
    await store(sql, code, past, new Date(past.end.getTime() - 1), now);
    written += 1;
  }
  return written;
}

async function store(sql: Sql, code: string, window: QuarterWindow, at: Date, now: Date): Promise<void> {
  const { kept, revoked, left } = await progressOf(sql, code, window, at);
  await sql`INSERT INTO access_review_count (area_code, quarter, kept, revoked, open, counted_at)
    VALUES (${code}, ${window.quarter}, ${kept}, ${revoked}, ${left}, ${now})
    ON CONFLICT (area_code, quarter) DO UPDATE SET kept = excluded.kept, revoked = excluded.revoked, open = excluded.open,
      counted_at = excluded.counted_at`;
}

/** What an administrator has just kept shows in their own area's count at once. */
export async function noteKept(sql: Sql, code: string, quarter: Quarter, count: number): Promise<void> {
  await sql`UPDATE access_review_count SET kept = kept + ${count}, open = greatest(open - ${count}, 0)
    WHERE area_code = ${code} AND quarter = ${quarter}`;
}
