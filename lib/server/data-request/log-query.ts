import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { startOfDay } from "@/lib/domain/calendar/instant";
import { endOfDay } from "@/lib/domain/calendar/working-day";
import { LOGGED_ACTS, type LogFilter } from "@/lib/domain/data-request/list-filter";
import type { LogLine } from "@/lib/domain/data-request/request-page";
import { momentText } from "@/lib/domain/list/address";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import { timeZoneOf } from "@/lib/server/region/queries";
import { numberText } from "./rows";

export const LOG_A_PAGE = 50;

interface LogRow {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly by: string | null;
  readonly regency_code: string;
  readonly request_id: string | null;
  readonly year: number | null;
  readonly number: number | null;
  readonly office: string | null;
}

export interface LogList {
  readonly lines: readonly LogLine[];
  readonly next: string | null;
}

/** Every look at, download and report of granted data in the steward's region, from the audit itself: there is no second log that could differ. */
export async function listRequestLog(actor: Actor, filter: LogFilter, size = LOG_A_PAGE): Promise<LogList> {
  const { regionCode } = actor.grant;
  if (!authorize(actor, "data-request:watch") || regionCode.length !== 4) return { lines: [], next: null };
  const zone = await timeZoneOf(regionCode);
  const acts = (filter.act === null ? LOGGED_ACTS : [filter.act]).map((act) => `data-request:${act}`);
  const parts = [Prisma.sql`a.regency_code = ${regionCode}`, Prisma.sql`a.action = ANY (${acts}::text[])`];
  if (filter.from !== "") parts.push(Prisma.sql`a.at >= ${startOfDay(filter.from, zone)}`);
  if (filter.to !== "") parts.push(Prisma.sql`a.at < ${endOfDay(filter.to, zone)}`);
  if (filter.after !== null)
    parts.push(Prisma.sql`(a.at, a.id) < (${new Date(filter.after.at)}, ${filter.after.id}::uuid)`);
  const rows = await underScope(
    scopeOf(actor),
    ({
      sql,
    }) => sql<LogRow>`SELECT a.id, a.at, a.action, coalesce(u.display_name, c.name) AS by, a.regency_code, r.id AS request_id, r.year, r.number, r.office
      FROM audit a LEFT JOIN app_user u ON u.id = a.actor_id LEFT JOIN api_client c ON c.id = a.actor_id
        LEFT JOIN data_request r ON r.regency_code = a.regency_code AND r.id = a.subject_ids[1]
      WHERE ${Prisma.join(parts, " AND ")} ORDER BY a.at DESC, a.id DESC LIMIT ${size + 1}`,
  );
  const last = rows.length > size ? rows[size - 1] : undefined;
  return {
    lines: rows.slice(0, size).map((row) => ({
      key: row.id,
      at: row.at,
      act: row.action.slice("data-request:".length),
      by: row.by ?? "–",
      number: numberText(row),
      publicId: row.request_id === null ? null : formatPublicId(row.regency_code, row.request_id),
      office: row.office ?? "–",
    })),
    next: last === undefined ? null : momentText({ at: last.at.getTime(), id: last.id }),
  };
}
