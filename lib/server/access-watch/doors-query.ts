import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { grantedLevel } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import { NATION_CODE } from "@/lib/domain/access/scope";
import type { DoorFilter, DoorLine, DoorPage, DoorState } from "@/lib/domain/access/watch-page";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import type { Sql } from "@/lib/server/db/sql";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { isManagedFrom, regionInside } from "./area";
import { isWide, readCounts, type StoredCount } from "./stored-counts";

export const DOORS_A_PAGE = 25;

interface DoorRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly isManaged: boolean;
  readonly role: string;
  readonly regionCode: string;
  readonly level: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly suspendedAt: Date | null;
  readonly title: string | null;
}

/** Doors that trainings open in the administrator's region, the newest opening first. Null for who manages no grants. */
export async function listDoors(
  actor: Actor,
  filter: DoorFilter,
  now: Date,
  size = DOORS_A_PAGE,
): Promise<DoorPage | null> {
  if (!authorize(actor, "grant:manage")) return null;
  const code = actor.grant.regionCode;
  const { after } = filter;
  const inside = insideOf(code);
  const at = after === null ? null : new Date(after.at);
  const sql = referenceSql();
  const [rows, counted] = await Promise.all([
    sql<DoorRow>`SELECT g.id, u.id AS "userId", u.display_name AS name, ${isManagedFrom(code, now)} AS "isManaged", g.role, g.region_code AS "regionCode",
        g.level, g.valid_from AS "validFrom", g.valid_to AS "validTo", g.suspended_at AS "suspendedAt", ${TITLE} AS title
      FROM (SELECT g.id, g.valid_from FROM access_grant g WHERE ${inside} AND ${inState(filter.state, now)}
          AND (${at}::timestamptz IS NULL OR (g.valid_from, g.id) < (${at}, ${after?.id ?? null}::uuid))
        ORDER BY g.valid_from DESC, g.id DESC LIMIT ${size + 1}) AS page JOIN access_grant g ON g.id = page.id JOIN app_user u ON u.id = g.user_id
      ORDER BY g.valid_from DESC, g.id DESC`,
    countDoors(sql, code, now),
  ]);
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    lines: (await Promise.all(shown.map((row) => toLine(row, now)))).flat(),
    ...counted,
    next: last === undefined ? null : { at: last.validFrom.getTime(), id: last.id },
  };
}

async function countDoors(sql: Sql, code: string, now: Date): Promise<Pick<DoorPage, "counts" | "countedAt">> {
  const stored = isWide(code) ? await readCounts(sql, code) : new Map<string, StoredCount>();
  const countedAt = stored.get(doorKind("open"))?.countedAt ?? null;
  if (countedAt === null) return { counts: await doorsNow(sql, code, now), countedAt };
  const of = (state: DoorState) => stored.get(doorKind(state))?.count ?? 0;
  return { counts: { open: of("open"), coming: of("coming"), closed: of("closed") }, countedAt };
}

export const doorKind = (state: DoorState) => `door-${state}`;

export async function doorsNow(sql: Sql, code: string, now: Date): Promise<Readonly<Record<DoorState, number>>> {
  const [counts] = await sql<
    Record<DoorState, number>
  >`SELECT count(*) FILTER (WHERE ${inState("open", now)})::int AS open,
      count(*) FILTER (WHERE ${inState("coming", now)})::int AS coming, count(*) FILTER (WHERE ${inState("closed", now)})::int AS closed
    FROM access_grant g WHERE ${insideOf(code)}`;
  return counts ?? { open: 0, coming: 0, closed: 0 };
}

/** The grant `g` is a door of the region. The country is written out: its doors are walked in their order. */
function insideOf(code: string): Prisma.Sql {
  const inside = code === NATION_CODE ? Prisma.sql`g.region_code < '99'` : regionInside("g.region_code", code);
  return Prisma.sql`g.appointment_id IS NOT NULL AND g.revoked_at IS NULL AND ${inside}`;
}

/** The training whose pass came last before a full door, or whose beginning is nearest to a provisional one. */
const TITLE = Prisma.sql`CASE g.level WHEN 'full' THEN (SELECT s.title FROM certificate c JOIN training_enrolment e ON e.id = c.enrolment_id
      JOIN training_session s ON s.id = e.session_id
    WHERE c.appointment_id = g.appointment_id AND c.passed_at <= g.valid_from ORDER BY c.passed_at DESC LIMIT 1)
  ELSE (SELECT s.title FROM training_enrolment e JOIN training_session s ON s.id = e.session_id
    WHERE e.appointment_id = g.appointment_id ORDER BY e.state = 'confirmed' DESC, abs(extract(epoch FROM s.starts_at - g.valid_from)) LIMIT 1) END`;

/** Where the door `g` stands; `toLine` says the same of its row. */
function inState(state: DoorState | null, now: Date): Prisma.Sql {
  switch (state) {
    case "open":
      return Prisma.sql`(g.valid_from <= ${now} AND g.valid_to > ${now})`;
    case "coming":
      return Prisma.sql`g.valid_from > ${now}`;
    case "closed":
      return Prisma.sql`g.valid_to <= ${now}`;
    case null:
      return Prisma.sql`true`;
  }
}

async function toLine({ role, regionCode, suspendedAt, level, ...row }: DoorRow, now: Date): Promise<DoorLine[]> {
  if (!isRole(role)) return [];
  const [label, zone] = await Promise.all([regionLabel(regionCode), timeZoneOf(regionCode)]);
  const state = row.validFrom > now ? "coming" : row.validTo <= now ? "closed" : "open";
  return [
    { ...row, role, regionLabel: label, zone, level: grantedLevel(level), state, isSuspended: suspendedAt !== null },
  ];
}
