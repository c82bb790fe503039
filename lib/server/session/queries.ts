import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { referenceSql } from "@/lib/server/db/reference";

export interface SessionView {
  readonly id: string;
  /** "Chrome / Android"; nothing finer is kept. */
  readonly device: string;
  readonly since: Date;
  readonly lastSeen: Date;
  readonly isThis: boolean;
}

/** A person with more open sessions than this has a program that signs in, not devices. */
const MAX_SESSIONS = 50;

/** The person's own sessions that have not ended, this one first, then the last used. */
export async function listOwnSessions(actor: Actor, now: Date): Promise<readonly SessionView[]> {
  return referenceSql()<SessionView>`
    SELECT id, device, created_at AS since, last_seen_at AS "lastSeen", id = ${actor.sessionId} AS "isThis"
    FROM auth_session
    WHERE user_id = ${actor.userId} AND revoked_at IS NULL AND expires_at > ${now}
    ORDER BY id = ${actor.sessionId} DESC, last_seen_at DESC, id LIMIT ${MAX_SESSIONS}`;
}
