import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { standingOf } from "@/lib/domain/data-request/flow";
import type { HolderFilter } from "@/lib/domain/data-request/list-filter";
import { reportStanding } from "@/lib/domain/data-request/report";
import type { HolderLine } from "@/lib/domain/data-request/request-page";
import { momentText } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { displayNames } from "@/lib/server/queue/names";
import { type RegionTimeZone, timeZoneOf } from "@/lib/server/region/queries";
import { owedOf } from "./owed";
import { levelOf, numberText, REQUEST_COLUMNS, type RequestRow } from "./rows";

export const HOLDERS_A_PAGE = 25;

type HolderRow = RequestRow & {
  readonly downloads: number;
  readonly last_taken: Date | null;
  readonly written: number;
  readonly reshared: boolean;
};

export interface HolderList {
  readonly lines: readonly HolderLine[];
  readonly next: string | null;
}

/** Who holds what of the steward's region until when, what they took and what they owe. The latest grant first. */
export async function listHolders(
  actor: Actor,
  filter: HolderFilter,
  now: Date,
  size = HOLDERS_A_PAGE,
): Promise<HolderList> {
  if (!authorize(actor, "data-request:watch")) return { lines: [], next: null };
  const zone = await timeZoneOf(actor.grant.regionCode);
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows = await selectHolders(sql, filter, zone, now, size + 1);
    const shown = rows.slice(0, size);
    const names = await displayNames(
      sql,
      shown.map((row) => row.asked_by),
    );
    const last = rows.length > size ? shown.at(-1) : undefined;
    return {
      lines: shown.flatMap((row) => toHolder(row, names, zone, now)),
      next:
        last === undefined || last.granted_at === null
          ? null
          : momentText({ at: last.granted_at.getTime(), id: last.id }),
    };
  });
}

function selectHolders(sql: Sql, filter: HolderFilter, zone: RegionTimeZone, now: Date, limit: number) {
  const { isOverdue, isReshared, withEnded, after } = filter;
  const parts = [Prisma.sql`r.granted_at IS NOT NULL`];
  if (!withEnded && !isOverdue) parts.push(Prisma.sql`r.state = 'granted' AND r.expires_at > ${now}`);
  if (isReshared) parts.push(Prisma.sql`(r.reshare_asked OR coalesce(w.reshared, false))`);
  if (isOverdue) parts.push(Prisma.sql`coalesce(w.written, 0) < ${dueBefore(localDay(now, zone), zone)}`);
  if (after !== null) parts.push(Prisma.sql`(r.granted_at, r.id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  return sql<HolderRow>`SELECT ${REQUEST_COLUMNS}, coalesce(d.n, 0)::int AS downloads, d.last AS last_taken, coalesce(w.written, 0)::int AS written,
      coalesce(w.reshared, false) AS reshared
    FROM data_request r
    LEFT JOIN LATERAL (SELECT count(*) AS n, max(used_at) AS last FROM data_request_download d
      WHERE d.regency_code = r.regency_code AND d.request_id = r.id AND d.used_at IS NOT NULL) d ON true
    LEFT JOIN LATERAL (SELECT count(*) AS written, bool_or(reshared) AS reshared FROM data_request_report w
      WHERE w.regency_code = r.regency_code AND w.request_id = r.id) w ON true
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY r.granted_at DESC, r.id DESC LIMIT ${limit}`;
}

/** How many reports of a grant are past their day: the same as `reportsOwed` says, as a list of days that are counted. */
function dueBefore(today: string, zone: RegionTimeZone) {
  const until = Prisma.sql`CASE WHEN r.state = 'revoked' THEN least(r.expires_on, (r.changed_at AT TIME ZONE ${zone})::date) ELSE r.expires_on END`;
  const every = Prisma.sql`coalesce((r.rules->>'reportDays')::int, 30)`;
  return Prisma.sql`((SELECT count(*) FROM generate_series(1, 60) AS k
      WHERE r.granted_on + k * ${every} < ${until} AND r.granted_on + k * ${every} < ${today}::date)
    + CASE WHEN ${until} < ${today}::date THEN 1 ELSE 0 END)`;
}

function toHolder(row: HolderRow, names: ReadonlyMap<string, string>, zone: RegionTimeZone, now: Date): HolderLine[] {
  const level = levelOf(row);
  const number = numberText(row);
  if (level === null || number === null || row.granted_at === null || row.expires_at === null) return [];
  const { next, overdue } = reportStanding(owedOf(row, zone), row.written, localDay(now, zone));
  return [
    {
      publicId: formatPublicId(row.regency_code, row.id),
      number,
      office: row.office,
      title: row.title,
      holder: names.get(row.asked_by) ?? "–",
      level,
      grantedAt: row.granted_at,
      expiresAt: row.expires_at,
      standing: standingOf({ state: row.state, expiresAt: row.expires_at }, now),
      downloads: row.downloads,
      lastTakenAt: row.last_taken,
      nextReport: next,
      overdueReports: overdue,
      reshareAsked: row.reshare_asked,
      reshareTold: row.reshared,
    },
  ];
}
