import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { isRole } from "@/lib/domain/access/role";
import {
  EXCEPTION_KINDS,
  type ExceptionFilter,
  type ExceptionKind,
  type ExceptionLine,
  type ExceptionPage,
  type GlassFacts,
} from "@/lib/domain/access/watch-page";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import type { Sql } from "@/lib/server/db/sql";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { isManagedFrom, regionInside } from "./area";
import { exceptionRows } from "./exceptions";
import { glassFactsOf } from "./glass-facts";
import { isWide, readCounts, type StoredCount } from "./stored-counts";

export const EXCEPTIONS_A_PAGE = 25;

interface Row {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly isManaged: boolean;
  readonly role: string;
  readonly regionCode: string;
  readonly at: Date;
  readonly note: string | null;
  readonly places: readonly string[] | null;
  readonly elsewhere: number;
  readonly sessionId: string | null;
  readonly title: string | null;
  readonly isSessionInside: boolean | null;
}

/**
 * One kind of exception in the administrator's region, what waits longest first, with counts of all: of a wide region as they were found
 * in the last hour, emergencies always now. Null for who manages no grants.
 */
export async function listExceptions(
  actor: Actor,
  { kind, after }: ExceptionFilter,
  now: Date,
  size = EXCEPTIONS_A_PAGE,
): Promise<ExceptionPage | null> {
  if (!authorize(actor, "grant:manage")) return null;
  const code = actor.grant.regionCode;
  const sql = referenceSql();
  const stored = isWide(code) ? await readCounts(sql, code) : new Map<string, StoredCount>();
  const countedAt = stored.get(EXCEPTION_KINDS[0])?.countedAt ?? null;
  const place =
    countedAt === null || kind === "break-glass"
      ? await livePlace(kind, code, after, now, size)
      : await storedPlace(kind, code, after, size);
  const ids = place.slice(0, size).map(({ id }) => id);
  const [rows, counts, glass] = await Promise.all([
    readRows(kind, code, ids, now),
    countedAt === null
      ? countExceptions(sql, code, now)
      : { ...countsFrom(stored), "break-glass": await countOf(sql, "break-glass", code, now) },
    glassFactsOf(actor, kind === "break-glass" ? ids : [], now),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = ids.flatMap((id) => byId.get(id) ?? []);
  const last = place.length > size ? place[size - 1] : undefined;
  return {
    lines: (await Promise.all(shown.map((row) => toLine(row, glass.get(row.id) ?? null)))).flat(),
    counts,
    countedAt,
    next: last === undefined ? null : { at: last.at.getTime(), id: last.id },
  };
}

type Place = Pick<Row, "id" | "at">;
type After = ExceptionFilter["after"];

function livePlace(kind: ExceptionKind, code: string, after: After, now: Date, size: number): Promise<Place[]> {
  const at = after === null ? null : new Date(after.at);
  return referenceSql()<Place>`SELECT x.id, x.at FROM (${exceptionRows(kind, code, now)}) AS x
    WHERE ${at}::timestamptz IS NULL OR (x.at, x.id) > (${at}, ${after?.id ?? null}::uuid)
    ORDER BY x.at, x.id LIMIT ${size + 1}`;
}

function storedPlace(kind: ExceptionKind, code: string, after: After, size: number): Promise<Place[]> {
  const at = after === null ? null : new Date(after.at);
  return referenceSql()<Place>`SELECT id, at FROM access_exception WHERE area_code = ${code} AND kind = ${kind}
      AND (${at}::timestamptz IS NULL OR (at, id) > (${at}, ${after?.id ?? null}::uuid))
    ORDER BY at, id LIMIT ${size + 1}`;
}

/** The lines of a page as they stand now; what has settled since its place was found is none. */
function readRows(kind: ExceptionKind, code: string, ids: readonly string[], now: Date): Promise<Row[]> {
  return referenceSql()<Row>`SELECT x.id, u.id AS "userId", u.display_name AS name, ${isManagedFrom(code, now)} AS "isManaged", x.role,
      x.region_code AS "regionCode", x.at, x.note, x.places, x.elsewhere, s.id AS "sessionId", s.title, ${regionInside("s.region_code", code)} AS "isSessionInside"
    FROM (${exceptionRows(kind, code, now, ids)}) AS x JOIN app_user u ON u.id = x.user_id LEFT JOIN training_session s ON s.id = x.session_id`;
}

type Counts = ExceptionPage["counts"];

async function countOf(sql: Sql, kind: ExceptionKind, code: string, now: Date): Promise<number> {
  const [row] = await sql<{
    count: number;
  }>`SELECT count(*)::int AS count FROM (${exceptionRows(kind, code, now)}) AS x`;
  return row?.count ?? 0;
}

/** All kinds in one statement: nine at once would take most of a process's connections for one page. */
async function countExceptions(sql: Sql, code: string, now: Date): Promise<Counts> {
  const each = EXCEPTION_KINDS.map(
    (kind) =>
      Prisma.sql`SELECT ${kind}::text AS kind, count(*)::int AS count FROM (${exceptionRows(kind, code, now)}) AS x`,
  );
  const rows = await sql<{ kind: string; count: number }>`${Prisma.join(each, " UNION ALL ")}`;
  return countsFrom(new Map(rows.map(({ kind, count }) => [kind, { count }])));
}

function countsFrom(counted: ReadonlyMap<string, { readonly count: number }>): Counts {
  const of = (kind: ExceptionKind) => counted.get(kind)?.count ?? 0;
  return {
    "below-profile": of("below-profile"),
    "no-paper": of("no-paper"),
    "many-villages": of("many-villages"),
    "not-invited": of("not-invited"),
    "certificate-ends": of("certificate-ends"),
    unanswered: of("unanswered"),
    unsigned: of("unsigned"),
    "without-training": of("without-training"),
    "break-glass": of("break-glass"),
  };
}

async function toLine(
  { role, regionCode, places, sessionId, title, isSessionInside, ...row }: Row,
  glass: GlassFacts | null,
): Promise<ExceptionLine[]> {
  if (!isRole(role)) return [];
  const [label, zone, names] = await Promise.all([
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    Promise.all((places ?? []).map(regionLabel)),
  ]);
  const training = sessionId === null ? null : { id: sessionId, title: title ?? "", canOpen: isSessionInside === true };
  return [{ ...row, role, regionLabel: label, zone, places: names, training, glass }];
}
