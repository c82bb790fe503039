import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Actor, Grant } from "@/lib/domain/access/actor";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { type HeldRow, heldGrants, toGrants } from "./held-grants";

/** Idle and absolute limits of a session (T8): half an hour without a request, twelve hours in all. */
const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 12 * 60 * 60_000;
/** How stale `last_seen_at` may be before a request renews it: one write a minute, not one a request. */
const TOUCH_MS = 60_000;

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Opens a session and returns its opaque token, which only the cookie holds. */
export async function openSession(userId: string, device: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expires = new Date(now.getTime() + ABSOLUTE_MS);
  await referenceSql()`INSERT INTO auth_session (id, token_hash, user_id, grant_id, device, created_at, last_seen_at, expires_at)
    VALUES (${uuidv7()}, ${hashOf(token)}, ${userId}, NULL, ${device.slice(0, 120)}, ${now}, ${now}, ${expires})`;
  return token;
}

export async function closeSession(token: string, now: Date): Promise<void> {
  await referenceSql()`UPDATE auth_session SET revoked_at = ${now} WHERE token_hash = ${hashOf(token)} AND revoked_at IS NULL`;
}

/** A live session before a grant has been chosen. */
export interface SignedIn {
  readonly sessionId: string;
  readonly userId: string;
  readonly displayName: string;
  readonly locale: "id" | "en";
  readonly chosenGrantId: string | null;
  /** The post that the chosen grant belonged to, whether it still holds or not. */
  readonly chosenAppointmentId: string | null;
  readonly grants: readonly Grant[];
}

interface SessionRow extends HeldRow {
  session_id: string;
  user_id: string;
  display_name: string;
  locale: string;
  grant_id: string | null;
  chosen_appointment: string | null;
  last_seen_at: Date;
}

/**
 * The live session of a token, with the grants valid at `now`: looked up on each request, so that revoking a session,
 * suspending a person or ending a grant works at once. Null when there is none.
 */
export async function findSession(token: string, now: Date): Promise<SignedIn | null> {
  const idleSince = new Date(now.getTime() - IDLE_MS);
  const sql = referenceSql();
  const rows = await sql<SessionRow>`
    SELECT s.id AS session_id, s.user_id, u.display_name, u.locale, s.grant_id, s.last_seen_at,
      ${heldGrants(Prisma.sql`s.user_id`, now)},
      coalesce((SELECT g.appointment_id FROM access_grant g WHERE g.id = s.grant_id), s.grant_id) AS chosen_appointment
    FROM auth_session s JOIN app_user u ON u.id = s.user_id
    WHERE s.token_hash = ${hashOf(token)} AND s.revoked_at IS NULL AND s.expires_at > ${now}
      AND s.last_seen_at > ${idleSince} AND u.status = 'active'`;
  const row = rows[0];
  if (row === undefined) return null;
  if (now.getTime() - row.last_seen_at.getTime() > TOUCH_MS) {
    await sql`UPDATE auth_session SET last_seen_at = ${now} WHERE id = ${row.session_id}`;
  }
  return {
    sessionId: row.session_id,
    userId: row.user_id,
    displayName: row.display_name,
    locale: row.locale === "en" ? "en" : "id",
    chosenGrantId: row.grant_id,
    chosenAppointmentId: row.chosen_appointment,
    grants: toGrants(row),
  };
}

/**
 * The person under the grant they act with: the chosen one while it is valid, what the training has made of it since, else
 * their only one. Null: choose first.
 */
export function actorOf(session: SignedIn): Actor | null {
  const { chosenGrantId, chosenAppointmentId } = session;
  const only = session.grants.length === 1 ? session.grants[0] : undefined;
  const chosen = session.grants.find(({ id }) => id === chosenGrantId);
  const grown = session.grants.find(
    ({ appointmentId }) => appointmentId !== undefined && appointmentId === chosenAppointmentId,
  );
  const grant = chosen ?? grown ?? only;
  if (grant === undefined) return null;
  const { userId, sessionId, displayName, locale, grants } = session;
  return { userId, sessionId, displayName, locale, grant, grants };
}
