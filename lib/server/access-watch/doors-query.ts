import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { grantedLevel } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import type { DoorFilter, DoorLine, DoorPage, DoorState } from "@/lib/domain/access/watch-page";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { isManagedFrom, regionInside } from "./area";

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
  const inside = Prisma.sql`g.appointment_id IS NOT NULL AND g.revoked_at IS NULL AND ${regionInside("g.region_code", code)}`;
  const at = after === null ? null : new Date(after.at);
  const sql = referenceSql();
  const [rows, counted] = await Promise.all([
    sql<DoorRow>`SELECT g.id, u.id AS "userId", u.display_name AS name, ${isManagedFrom(code, now)} AS "isManaged", g.role, g.region_code AS "regionCode",
        g.level, g.valid_from AS "validFrom", g.valid_to AS "validTo", g.suspended_at AS "suspendedAt", ${TITLE} AS title
      FROM (SELECT g.* FROM access_grant g WHERE ${inside} AND ${inState(filter.state, now)}
          AND (${at}::timestamptz IS NULL OR (g.valid_from, g.id) < (${at}, ${after?.id ?? null}::uuid))
        ORDER BY g.valid_from DESC, g.id DESC LIMIT ${size + 1}) AS g JOIN app_user u ON u.id = g.user_id
      ORDER BY g.valid_from DESC, g.id DESC`,
    sql<Record<DoorState, number>>`SELECT count(*) FILTER (WHERE ${inState("open", now)})::int AS open,
      count(*) FILTER (WHERE ${inState("coming", now)})::int AS coming, count(*) FILTER (WHERE ${inState("closed", now)})::int AS closed
      FROM access_grant g WHERE ${inside}`,
  ]);
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    lines: (await Promise.all(shown.map((row) => toLine(row, now)))).flat(),
    counts: counted[0] ?? { open: 0, coming: 0, closed: 0 },
    next: last === undefined ? null : { at: last.validFrom.getTime(), id: last.id },
  };
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
