import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { grantedLevel } from "@/lib/domain/access/permission";
import { marksOf, type Quarter, quarterBefore, quarterDays, quarterOf } from "@/lib/domain/access/review";
import type { ReviewFilter, ReviewLine, ReviewPage } from "@/lib/domain/access/review-page";
import { isRole } from "@/lib/domain/access/role";
import { NATION_CODE } from "@/lib/domain/access/scope";
import { localDay } from "@/lib/domain/period/period";
import { isManagedFrom, isTrained } from "@/lib/server/access-watch/area";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { grantHolds } from "@/lib/server/grant/holds";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { lateAreas } from "./late-areas";
import { insideArea, isOfQuarter, type QuarterWindow, windowOf } from "./progress";
import { readProgress } from "./stored-progress";

export const REVIEWS_A_PAGE = 50;

interface Row {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly isManaged: boolean;
  readonly role: string;
  readonly regionCode: string;
  readonly level: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly source: string;
  readonly lastSeen: Date | null;
  readonly isTrained: boolean;
  readonly villages: number;
  readonly keptBy: string | null;
  readonly keptAt: Date | null;
}

/**
 * The access review of the administrator's region in this quarter: everybody whose grant on it or inside it reaches families now, what
 * was decided, and what is late below. By region, each before what lies in it, then as they were given. Null for who manages no grants.
 */
export async function findReview(
  actor: Actor,
  filter: ReviewFilter,
  now: Date,
  size = REVIEWS_A_PAGE,
): Promise<ReviewPage | null> {
  if (!authorize(actor, "grant:manage")) return null;
  const code = actor.grant.regionCode;
  const zone = await timeZoneOf(code);
  const quarter = quarterOf(localDay(now, zone));
  const window = windowOf(quarter, zone);
  const past = windowOf(quarterBefore(quarter), zone);
  const sql = referenceSql();
  const [rows, progress, before, late] = await Promise.all([
    readRows(actor, filter, window, now, size),
    readProgress(sql, code, window, now),
    readProgress(sql, code, past, now),
    lateAreas(sql, code, window, now),
  ]);
  const shown = rows.slice(0, size);
  return {
    regionLabel: await regionLabel(code),
    zone,
    quarter,
    dueDay: quarterDays(quarter).due,
    isLate: now >= window.dueEnd && progress.left > 0,
    isNation: code === NATION_CODE,
    progress,
    countedAt: progress.countedAt,
    before: { ...before, quarter: past.quarter },
    late,
    lines: (await Promise.all(shown.map((row) => toLine(actor, row, now)))).flat(),
    next: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
  };
}

function readRows(
  actor: Actor,
  { state, after }: ReviewFilter,
  window: QuarterWindow,
  now: Date,
  size: number,
): Promise<Row[]> {
  const code = actor.grant.regionCode;
  const place = Prisma.sql`g.region_code, g.id`;
  // What is asked of each line is asked of the page's lines alone.
  return referenceSql()<Row>`SELECT g.id, u.id AS "userId", u.display_name AS name, ${isManagedFrom(code, now)} AS "isManaged", g.role,
      g.region_code AS "regionCode", g.level, g.valid_from AS "validFrom", g.valid_to AS "validTo", g.source,
      (SELECT max(s.last_seen_at) FROM auth_session s WHERE s.user_id = u.id) AS "lastSeen",
      ${isTrained(now)} AS "isTrained",
      (SELECT count(DISTINCT g.region_code)::int FROM access_grant g WHERE g.user_id = u.id AND length(g.region_code) = 10
        AND ${grantHolds(now)}) AS villages,
      keeper.display_name AS "keptBy", r.decided_at AS "keptAt"
    FROM (${quartersOf(state, window.quarter)} SELECT each.id FROM kept CROSS JOIN LATERAL (
        SELECT g.id, g.region_code FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
        WHERE g.kept_quarter = kept.quarter AND ${insideArea(code)} AND ${isOfQuarter(window)} AND ${grantHolds(now)}
          AND (${after}::uuid IS NULL OR (${place}) > (SELECT s.region_code, s.id FROM access_grant s WHERE s.id = ${after}))
        ORDER BY ${place} LIMIT ${size + 1}) AS each
      ORDER BY each.region_code, each.id LIMIT ${size + 1}) AS page
      JOIN access_grant g ON g.id = page.id JOIN app_user u ON u.id = g.user_id
      LEFT JOIN access_review r ON r.grant_id = g.id AND r.quarter = ${window.quarter} LEFT JOIN app_user keeper ON keeper.id = r.decided_by
    ORDER BY g.region_code, g.id`;
}

/**
 * The quarters in which grants of a state were kept last: this one, or each of those before, of which there are a few. Of each, an index
 * has the grants in the order of the list, so that what is left is found without walking past all that is kept.
 */
function quartersOf(state: ReviewFilter["state"], quarter: Quarter): Prisma.Sql {
  if (state === "done") return Prisma.sql`WITH kept AS (SELECT ${quarter}::text COLLATE "C" AS quarter)`;
  return Prisma.sql`WITH RECURSIVE kept AS (
    (SELECT kept_quarter AS quarter FROM access_grant WHERE revoked_at IS NULL AND kept_quarter < ${quarter} ORDER BY 1 LIMIT 1)
    UNION ALL SELECT later.quarter FROM kept CROSS JOIN LATERAL (SELECT kept_quarter AS quarter FROM access_grant
      WHERE revoked_at IS NULL AND kept_quarter > kept.quarter AND kept_quarter < ${quarter} ORDER BY 1 LIMIT 1) AS later)`;
}

async function toLine(actor: Actor, row: Row, now: Date): Promise<ReviewLine[]> {
  const { role, level: stored, isTrained, villages, keptBy, keptAt, ...rest } = row;
  if (!isRole(role)) return [];
  const level = grantedLevel(stored);
  const [label, zone] = await Promise.all([regionLabel(row.regionCode), timeZoneOf(row.regionCode)]);
  return [
    {
      ...rest,
      role,
      level,
      zone,
      regionLabel: label,
      marks: marksOf({ ...row, isTrained, villages, isFull: level === "full" }, now),
      kept: keptAt === null ? null : { by: keptBy ?? "?", at: keptAt },
      isOwn: row.userId === actor.userId,
    },
  ];
}
