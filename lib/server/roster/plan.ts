import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { isRole } from "@/lib/domain/access/role";
import { localDay } from "@/lib/domain/period/period";
import {
  type PlannedRow,
  planRoster,
  possibleUsernames,
  type ReadRow,
  type RosterRegion,
  readRows,
  type TakenName,
} from "@/lib/domain/roster/plan-roster";
import { roleWords } from "@/lib/domain/roster/read-row";
import type { RosterRow } from "@/lib/domain/roster/roster-row";
import { messagesOf } from "@/lib/i18n/catalogue";
import { unsealBytes } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";
import { findRegions } from "@/lib/server/region/queries";
import { KEPT_MS } from "@/lib/server/upload/keep-upload";

const WORDS = roleWords([messagesOf("id").roles.name, messagesOf("en").roles.name]);

export interface RosterFile {
  readonly id: string;
  readonly createdAt: Date;
  readonly committedAt: Date | null;
  readonly committedCount: number | null;
  readonly rows: readonly RosterRow[];
}

function keptSince(now: Date): Date {
  return new Date(now.getTime() - KEPT_MS);
}

/** Takes rosters away that nobody can open any more: nobody's names stay because somebody forgot a file. Answers how many. */
export async function pruneRosters(sql: Sql, now: Date): Promise<number> {
  const gone = await sql`DELETE FROM roster_file WHERE created_at <= ${keptSince(now)} RETURNING 1`;
  return gone.length;
}

interface FileRow {
  createdAt: Date;
  committedAt: Date | null;
  committedCount: number | null;
  sealed: Buffer | null;
}

/** A roster that the actor uploaded under this very grant's region within a day; anybody else's, and an older one, is as unknown as none. */
export async function findRosterFile(sql: Sql, actor: Actor, id: string, now: Date): Promise<RosterFile | null> {
  const found = await sql<FileRow>`SELECT created_at AS "createdAt", committed_at AS "committedAt",
      committed_count AS "committedCount", rows_sealed AS sealed
    FROM roster_file WHERE id = ${id} AND user_id = ${actor.userId} AND region_code = ${actor.grant.regionCode}
      AND created_at > ${keptSince(now)}`;
  const [row] = found;
  if (row === undefined) return null;
  const { sealed, ...file } = row;
  return { id, ...file, rows: sealed === null ? [] : parseRows(unsealBytes(sealed)) };
}

/** Written by `storeRoster` from the same type, and sealed since: nobody else can have changed it. */
function parseRows(bytes: Buffer): readonly RosterRow[] {
  return JSON.parse(bytes.toString("utf8")) as readonly RosterRow[];
}

/** Judges the rows against the portal as it is now; the page and the command ask the same. */
export async function planNow(
  sql: Sql,
  actor: Actor,
  rows: readonly RosterRow[],
  now: Date,
): Promise<readonly PlannedRow[]> {
  const read = readRows(rows, WORDS);
  const infos = await findRegions(read.flatMap((each) => (each.ok ? [each.person.regionCode] : [])));
  const days = new Map<string, string>();
  const regions = new Map<string, RosterRegion>();
  for (const [code, { name, timeZone }] of infos) {
    const today = days.get(timeZone) ?? localDay(now, timeZone);
    days.set(timeZone, today);
    regions.set(code, { name, today });
  }
  const { userId, grant } = actor;
  const taken = await findTaken(sql, read, regions, now);
  return planRoster(read, { administrator: { userId, regionCode: grant.regionCode }, regions, taken });
}

/** Who has the usernames that the rows ask for or would be given, and what they hold. */
async function findTaken(
  sql: Sql,
  rows: readonly ReadRow[],
  regions: ReadonlyMap<string, RosterRegion>,
  now: Date,
): Promise<ReadonlyMap<string, TakenName>> {
  const names = new Set(rows.flatMap((each) => (each.ok ? possibleUsernames(each.person, regions) : [])));
  const people = await sql<{ username: string; displayName: string; held: { role: string; regionCode: string }[] }>`
    SELECT u.username, u.display_name AS "displayName",
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', d.role, 'regionCode', d.region_code)) FROM (
        SELECT role, region_code FROM access_grant WHERE user_id = u.id AND revoked_at IS NULL AND (valid_to IS NULL OR valid_to > ${now})
          AND delegated_from IS NULL AND appointment_id IS NULL
        UNION ALL SELECT role, region_code FROM appointment WHERE user_id = u.id AND (ends_at IS NULL OR ends_at > ${now})) AS d), '[]') AS held
    FROM app_user u WHERE u.username = ANY (${[...names]})`;
  return new Map(
    people.map(({ username, displayName, held }) => [
      username,
      { displayName, held: held.flatMap(({ role, regionCode }) => (isRole(role) ? [{ role, regionCode }] : [])) },
    ]),
  );
}
