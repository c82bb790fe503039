import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import {
  type HandoverPart,
  missingParts,
  type PartsRead,
  type UnfinishedHandover,
} from "@/lib/domain/field/handover-file";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { displayNames } from "@/lib/server/queue/names";
import type { Device } from "../device";
import { mayCarryIn } from "./may-carry-in";

/** A hand-over that was left unfinished is told this long. */
const TOLD_DAYS = 30;
const MOST_TOLD = 20;
const DAY_MS = 86_400_000;

/** Notes that a part was read in, and says which are missing. Null for a hand-over in one file. */
export async function notePart(
  carrier: Actor,
  { regencyCode, id, userId, regionCode }: Device,
  part: HandoverPart | undefined,
  now: Date,
): Promise<PartsRead | null> {
  if (part === undefined || part.of < 2) return null;
  const { set, number, of } = part;
  return underScope(scopeOf(carrier), async ({ sql }) => {
    await sql`INSERT INTO field_handover_part (regency_code, device_id, set_id, number, of_parts, user_id, region_code, read_by, read_at)
      VALUES (${regencyCode}, ${id}, ${set}, ${number}, ${of}, ${userId}, ${regionCode}, ${carrier.userId}, ${now}) ON CONFLICT DO NOTHING`;
    return { number, of, missing: missingParts(of, await readNumbers(sql, regencyCode, id, set)) };
  });
}

/** How far a hand-over was read in, where this part has still to be read again. */
export async function partsSoFar(
  carrier: Actor,
  { regencyCode, id }: Device,
  part: HandoverPart | undefined,
): Promise<PartsRead | null> {
  if (part === undefined || part.of < 2) return null;
  const { set, number, of } = part;
  const read = await underScope(scopeOf(carrier), ({ sql }) => readNumbers(sql, regencyCode, id, set));
  return { number, of, missing: missingParts(of, read) };
}

async function readNumbers(sql: Sql, regencyCode: string, deviceId: string, set: string): Promise<readonly number[]> {
  const rows = await sql<{ number: number }>`SELECT number FROM field_handover_part
    WHERE regency_code = ${regencyCode} AND device_id = ${deviceId} AND set_id = ${set}`;
  return rows.map(({ number }) => number);
}

interface SetRow {
  readonly label: string;
  readonly userId: string;
  readonly of: number;
  readonly read: readonly number[];
  readonly lastAt: Date;
}

/**
 * Hand-overs of which parts are missing, of the last month: of the reader's own devices and of those of their area, the latest first. One of a
 * device that has brought a later one whole is not told: that holds all that was still unsent.
 */
export async function listUnfinished(actor: Actor, now: Date): Promise<readonly UnfinishedHandover[]> {
  if (!mayCarryIn(actor)) return [];
  const since = new Date(now.getTime() - TOLD_DAYS * DAY_MS);
  const { rows, names } = await underScope(scopeOf(actor), async ({ sql }) => {
    const found = await sql<SetRow>`WITH sets AS (
        SELECT regency_code, device_id, set_id, of_parts AS of, array_agg(number ORDER BY number) AS read, max(read_at) AS last_at
        FROM field_handover_part WHERE read_at >= ${since} GROUP BY regency_code, device_id, set_id, of_parts)
      SELECT d.label, d.user_id AS "userId", s.of, s.read, s.last_at AS "lastAt" FROM sets s
        JOIN field_device d ON d.regency_code = s.regency_code AND d.id = s.device_id
      WHERE cardinality(s.read) < s.of AND NOT EXISTS (SELECT 1 FROM sets later WHERE later.regency_code = s.regency_code
        AND later.device_id = s.device_id AND later.last_at > s.last_at AND cardinality(later.read) = later.of)
      ORDER BY s.last_at DESC, s.set_id LIMIT ${MOST_TOLD}`;
    return {
      rows: found,
      names: await displayNames(
        sql,
        found.map(({ userId }) => userId),
      ),
    };
  });
  return rows.map(({ label, userId, of, read, lastAt }) => ({
    label,
    ownerName: names.get(userId) ?? "?",
    of,
    missing: missingParts(of, read),
    lastAt,
  }));
}
