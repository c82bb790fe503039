import type { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { Actor, Grant } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";

/** A person with one full grant, stored, and as the actor that a page would make of them. */
export async function makeActor(
  client: Client,
  role: Role,
  regionCode: string,
  level: Grant["level"] = "full",
): Promise<Actor> {
  const userId = uuidv7();
  const at = new Date("2026-01-01T00:00:00Z");
  await client.query(
    `INSERT INTO app_user (id, username, display_name, password_hash, locale, status, home_code, created_at, updated_at)
     VALUES ($1, $2, $3, 'x', 'id', 'active', $5, $4, $4)`,
    [userId, `u-${userId}`, `Petugas Contoh ${userId.slice(-4)}`, at, regionCode],
  );
  // The head of an RT has one; a test that needs another sets it.
  const neighbourhood = role === "rt-head" ? { rt: "001", rw: null } : undefined;
  const grant: Grant = { id: uuidv7(), role, regionCode, level, ...(neighbourhood ? { neighbourhood } : {}) };
  await client.query(
    `INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, source, reason, created_at, rt)
     VALUES ($1, $2, $3, $4, $5, $6, 'administrator', 'uji', $6, $7)`,
    [grant.id, userId, role, regionCode, level, at, neighbourhood?.rt ?? null],
  );
  const sessionId = uuidv7();
  await client.query(
    `INSERT INTO auth_session (id, token_hash, user_id, grant_id, device, created_at, last_seen_at, expires_at)
     VALUES ($1, $5, $2, $3, 'uji', $4, $4, $4)`,
    [sessionId, userId, grant.id, at, Buffer.from(sessionId)],
  );
  return { userId, sessionId, displayName: "Petugas Contoh", locale: "id", grant, grants: [grant] };
}
