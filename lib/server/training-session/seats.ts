import "server-only";
import { isRole, type Role } from "@/lib/domain/access/role";
import { localDay } from "@/lib/domain/period/period";
import { movedUp } from "@/lib/domain/training-session/enrolment";
import type { SessionMode } from "@/lib/domain/training-session/session";
import { lockPosts } from "@/lib/server/appointment/post";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { type DoorContext, syncDoors } from "./door";
import { tellPeople } from "./tell";

/** A training as a command needs it. */
export interface SessionRow {
  readonly id: string;
  readonly regionCode: string;
  readonly mode: SessionMode;
  readonly place: string;
  readonly trainerId: string;
  readonly capacity: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cancelledAt: Date | null;
  readonly version: number;
}

/** A training, held until the end of the transaction: its seats are given one after the other. Held before any post. */
export async function lockSession(sql: Sql, id: string): Promise<SessionRow | null> {
  const [row] =
    await sql<SessionRow>`SELECT id, region_code AS "regionCode", mode, place, trainer_id AS "trainerId", capacity, starts_at AS "startsAt",
      ends_at AS "endsAt", cancelled_at AS "cancelledAt", version FROM training_session WHERE id = ${id} FOR UPDATE`;
  return row ?? null;
}

/** Seats that nobody has confirmed; negative where more have than there are now. */
export async function freeSeats(sql: Sql, { id, capacity }: SessionRow): Promise<number> {
  const [row] = await sql<{ taken: number }>`SELECT count(*)::int AS taken FROM training_enrolment
    WHERE session_id = ${id} AND state = 'confirmed'`;
  return capacity - (row?.taken ?? 0);
}

interface QueueRow {
  readonly id: string;
  readonly waitingSince: Date;
  readonly appointmentId: string;
  readonly userId: string;
  readonly role: string;
  readonly regionCode: string;
}

/**
 * Gives the free seats of a training that is held to those who have waited longest, and tells them. Answers whose posts got one:
 * their doors are the caller's, by {@link syncSeats}, once for all that a command changed.
 */
export async function fillSeats(context: DoorContext, session: SessionRow): Promise<readonly string[]> {
  const { sql, now } = context;
  if (session.cancelledAt !== null || session.endsAt <= now) return [];
  const queue =
    await sql<QueueRow>`SELECT e.id, e.waiting_since AS "waitingSince", a.id AS "appointmentId", a.user_id AS "userId", a.role,
      a.region_code AS "regionCode"
    FROM training_enrolment e JOIN appointment a ON a.id = e.appointment_id
    WHERE e.session_id = ${session.id} AND e.state = 'waiting' AND a.barred_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > ${now})`;
  const lucky = movedUp(queue, await freeSeats(sql, session));
  for (const { id } of lucky)
    await sql`UPDATE training_enrolment SET state = 'confirmed', confirmed_at = ${now}, waiting_since = NULL WHERE id = ${id}`;
  for (const { id, userId, role, regionCode } of lucky)
    if (isRole(role)) await tellSeat(context, session, { id, userId, role, regionCode });
  return lucky.map(({ appointmentId }) => appointmentId);
}

/** Brings the doors of several posts up to date. */
export async function syncSeats(context: DoorContext, appointmentIds: readonly string[]): Promise<void> {
  for (const post of (await lockPosts(context.sql, appointmentIds)).values()) await syncDoors(context, post);
}

/**
 * Gives up the seats of a post in trainings that are not over; answers how many, and whose posts moved up. One that was passed on stays taken:
 * the minutes say who was there and what they reached, whatever becomes of the post.
 */
export async function leaveSeats(
  context: DoorContext,
  appointmentId: string,
): Promise<{ readonly left: number; readonly moved: readonly string[] }> {
  const { sql, now } = context;
  const sessions = await sql<{
    id: string;
  }>`SELECT s.id FROM training_enrolment e JOIN training_session s ON s.id = e.session_id
    WHERE e.appointment_id = ${appointmentId} AND e.state <> 'declined' AND s.ends_at > ${now}
      AND NOT EXISTS (SELECT 1 FROM certificate c WHERE c.enrolment_id = e.id) ORDER BY s.id`;
  const moved: string[] = [];
  for (const { id } of sessions) {
    const session = await lockSession(sql, id);
    await sql`UPDATE training_enrolment SET state = 'declined', declined_at = ${now}, confirmed_at = NULL, waiting_since = NULL
      WHERE session_id = ${id} AND appointment_id = ${appointmentId}`;
    if (session !== null) moved.push(...(await fillSeats(context, session)));
  }
  return { left: sessions.length, moved };
}

async function tellSeat(
  context: DoorContext,
  session: SessionRow,
  { id, userId, role, regionCode }: { id: string; userId: string; role: Role; regionCode: string },
): Promise<void> {
  const day = localDay(session.startsAt, await timeZoneOf(session.regionCode));
  await tellPeople(context, [{ userId, regionCode, facts: { kind: "training-seat", role, day }, about: id }]);
}
