import "server-only";
import {
  type CertificateFacts,
  type Door,
  doorsOf,
  type RetestFacts,
  type SeatFacts,
} from "@/lib/domain/training-session/door";
import { PACT_VERSION } from "@/lib/domain/training-session/pact";
import type { Post } from "@/lib/server/appointment/post";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";

export type DoorContext = Pick<CommandContext<unknown>, "sql" | "now" | "newId">;

interface StoredDoor {
  readonly id: string;
  readonly source: string;
  readonly level: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/**
 * Makes the stored grants of a post say what follows from its facts now: called in the transaction that changed one, with the post
 * held by `lockPost`. A door that has opened keeps its id and its beginning, so that nobody's work is interrupted by a change of
 * its end.
 */
export async function syncDoors(context: DoorContext, post: Post): Promise<readonly Door[]> {
  const { sql, now } = context;
  const doors = await doorsOfPost(sql, post);
  const wanted = doors.filter(({ validTo }) => validTo > now);
  const stored = await sql<StoredDoor>`SELECT id, source, level, valid_from AS "validFrom", valid_to AS "validTo"
    FROM access_grant WHERE appointment_id = ${post.id} AND revoked_at IS NULL AND valid_to > ${now} ORDER BY valid_from`;
  const left = [...stored];
  // A pause is the post's until somebody lifts it, whatever became of the door it was put on.
  const [paused] = await sql<{
    at: Date | null;
  }>`SELECT max(suspended_at) AS at FROM access_grant WHERE appointment_id = ${post.id}`;
  const suspendedAt = paused?.at ?? null;
  for (const door of wanted) {
    const place = left.findIndex((old) => isSame(old, door, now));
    const [kept] = place === -1 ? [] : left.splice(place, 1);
    if (kept === undefined) await open(context, post, door, suspendedAt);
    else await move(sql, kept, door, now);
  }
  for (const door of left) await shut(sql, door, now);
  return doors;
}

async function doorsOfPost(sql: Sql, post: Post): Promise<readonly Door[]> {
  // One after the other: a transaction has one connection.
  const [pact] = await sql<{
    at: Date;
  }>`SELECT signed_at AS at FROM pact_signature WHERE user_id = ${post.userId} AND version = ${PACT_VERSION}`;
  const seats =
    await sql<SeatFacts>`SELECT e.confirmed_at AS "confirmedAt", s.starts_at AS "startsAt", s.ends_at AS "endsAt"
    FROM training_enrolment e JOIN training_session s ON s.id = e.session_id AND s.cancelled_at IS NULL
    WHERE e.appointment_id = ${post.id} AND e.state = 'confirmed'`;
  const certificates =
    await sql<CertificateFacts>`SELECT passed_at AS "passedAt", valid_to AS "validTo", revoked_at AS "revokedAt"
    FROM certificate WHERE appointment_id = ${post.id}`;
  // Another certificate opens its own door and clears nothing of an older one: that one must not come back in full when it is taken away.
  const retests = await sql<RetestFacts>`SELECT announced_at AS "announcedAt", due_at AS "dueAt",
      CASE WHEN cleared_by <> 'certificate' THEN cleared_at END AS "clearedAt"
    FROM retest WHERE appointment_id = ${post.id}`;
  const timeZone = await timeZoneOf(post.regionCode);
  return doorsOf({ post, pactSignedAt: pact?.at ?? null, seats, certificates, retests, timeZone });
}

/** Of one kind, and both open now, or both still to come, or of the same beginning. */
function isSame(old: StoredDoor, door: Door, now: Date): boolean {
  if (old.source !== door.source || old.level !== door.level) return false;
  return old.validFrom.getTime() === door.validFrom.getTime() || old.validFrom > now === door.validFrom > now;
}

async function open({ sql, now, newId }: DoorContext, post: Post, door: Door, suspendedAt: Date | null): Promise<void> {
  // Nobody gives it: the clock and the facts do. What an administrator has paused stays paused behind the next door.
  await sql`INSERT INTO access_grant (id, user_id, role, region_code, rt, rw, level, valid_from, valid_to, source, reason, created_by, created_at,
      appointment_id, suspended_at)
    VALUES (${newId()}, ${post.userId}, ${post.role}, ${post.regionCode}, ${post.rt}, ${post.rw}, ${door.level}, ${door.validFrom}, ${door.validTo},
      ${door.source}, ${post.decreeNumber}, NULL, ${now}, ${post.id}, ${suspendedAt})`;
}

async function move(sql: Sql, old: StoredDoor, door: Door, now: Date): Promise<void> {
  const validFrom = old.validFrom > now ? door.validFrom : old.validFrom;
  await sql`UPDATE access_grant SET valid_from = ${validFrom}, valid_to = ${door.validTo} WHERE id = ${old.id}`;
}

/** An open door ends now; one that never opened is taken back. */
async function shut(sql: Sql, { id, validFrom }: StoredDoor, now: Date): Promise<void> {
  if (validFrom < now) await sql`UPDATE access_grant SET valid_to = ${now} WHERE id = ${id}`;
  else await sql`UPDATE access_grant SET revoked_at = ${now} WHERE id = ${id}`;
}
