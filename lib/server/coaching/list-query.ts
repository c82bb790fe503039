import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { covers, rangeOf } from "@/lib/domain/access/scope";
import { COACHED_ROLES, noteStateOf } from "@/lib/domain/coaching/note";
import type { NoteFilter, NoteLine, NoteList } from "@/lib/domain/coaching/note-page";
import type { Locale } from "@/lib/domain/instrument/question";
import { localDay } from "@/lib/domain/period/period";
import { questionLabel } from "@/lib/domain/queue/queue-row";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { grantHolds } from "@/lib/server/grant/holds";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export const NOTES_A_PAGE = 30;

interface Row {
  readonly regency_code: string;
  readonly id: string;
  readonly area_code: string;
  readonly question: string | null;
  readonly person: string | null;
  readonly body: string;
  readonly until_day: string;
  readonly written_at: Date;
  readonly by: string | null;
  readonly withdrawn_at: Date | null;
  readonly seen: number;
  readonly read: number;
}

/** The notes of a coach's area, the newest first, with how many have seen each. Null for who coaches nobody. */
export async function listNotes(
  actor: Actor,
  filter: NoteFilter,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
  size = NOTES_A_PAGE,
): Promise<NoteList | null> {
  if (!authorize(actor, "coaching:write")) return null;
  const own = actor.grant.regionCode;
  const { lo, hi } = rangeOf(filter.area !== null && covers(own, filter.area) ? filter.area : own);
  const today = localDay(now, await timeZoneOf(own));
  const parts = [
    Prisma.sql`n.area_code >= ${lo} AND n.area_code < ${hi}`,
    ...(own.length >= 4 ? [Prisma.sql`n.regency_code = ${own.slice(0, 4)}`] : []),
    ...(filter.about === null
      ? []
      : [filter.about === "person" ? Prisma.sql`n.person_id IS NOT NULL` : Prisma.sql`n.question IS NOT NULL`]),
    ...(filter.isStanding ? [Prisma.sql`n.withdrawn_at IS NULL AND n.until_day >= ${today}`] : []),
    ...(filter.after === null
      ? []
      : [
          Prisma.sql`(n.written_at, n.id) < (${new Date(filter.after.at).toISOString()}::timestamptz, ${filter.after.id}::uuid)`,
        ]),
  ];
  const rows = await underScope(
    scopeOf(actor),
    ({
      sql,
    }) => sql<Row>`SELECT n.regency_code, n.id, n.area_code, n.question, p.display_name AS person, n.body, n.until_day,
        n.written_at, u.display_name AS by, n.withdrawn_at, coalesce(s.seen, 0)::int AS seen, coalesce(s.read, 0)::int AS read
      FROM (SELECT * FROM coaching_note n WHERE ${Prisma.join(parts, " AND ")} ORDER BY n.written_at DESC, n.id DESC LIMIT ${size + 1}) n
      LEFT JOIN app_user u ON u.id = n.written_by LEFT JOIN app_user p ON p.id = n.person_id
      LEFT JOIN LATERAL (SELECT count(*) AS seen, count(s.read_at) AS read FROM coaching_note_seen s
        WHERE s.regency_code = n.regency_code AND s.note_id = n.id) s ON true
      ORDER BY n.written_at DESC, n.id DESC`,
  );
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    lines: await Promise.all(shown.map((row) => toLine(row, locale, today))),
    next: last === undefined ? null : { at: last.written_at.getTime(), id: last.id },
  };
}

async function toLine(row: Row, locale: Locale, today: string): Promise<NoteLine> {
  return {
    regencyCode: row.regency_code,
    id: row.id,
    areaLabel: await regionLabel(row.area_code),
    question: row.question === null ? null : (questionLabel(row.question, locale) ?? row.question),
    person: row.question === null ? (row.person ?? "?") : null,
    text: row.body,
    until: row.until_day,
    by: row.by ?? "?",
    at: row.written_at,
    state: noteStateOf({ until: row.until_day, withdrawnAt: row.withdrawn_at }, today),
    seen: row.seen,
    read: row.read,
  };
}

/** Who fills forms in the villages of an area now: those a coach may write to. Above a regency there are too many to choose from. */
export async function listCoached(
  actor: Actor,
  now: Date,
): Promise<readonly { readonly userId: string; readonly name: string; readonly villageCode: string }[]> {
  const own = actor.grant.regionCode;
  if (!authorize(actor, "coaching:write") || own.length < 4) return [];
  const { lo, hi } = rangeOf(own);
  return referenceSql()<{ userId: string; name: string; villageCode: string }>`
    SELECT DISTINCT u.id AS "userId", u.display_name AS name, g.region_code AS "villageCode"
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.region_code >= ${lo} AND g.region_code < ${hi} AND length(g.region_code) = 10 AND g.role = ANY (${[...COACHED_ROLES]}::text[])
      AND ${grantHolds(now)}
    ORDER BY name, "userId" LIMIT 1000`;
}
