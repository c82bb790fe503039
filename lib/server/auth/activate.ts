import "server-only";
import { randomUUID } from "node:crypto";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { codeHash } from "@/lib/server/user/activation";
import { hashPassword } from "./password";

export interface Activation {
  readonly username: string;
  readonly code: string;
  readonly password: string;
}

/**
 * Spends a person's code and makes the password they chose theirs; every session they had ends. Answers their id; null for
 * an unknown or suspended person and for a wrong, ended or used code. All of these do the same work: the password is
 * hashed first, and an unknown person's code is looked up like anybody's.
 */
export async function activate({ username, code, password }: Activation, now: Date): Promise<string | null> {
  const passwordHash = await hashPassword(password);
  const people = await referenceSql()<{ id: string }>`SELECT id FROM app_user WHERE username = ${username}`;
  const userId = people[0]?.id ?? randomUUID();
  return underScope({ actorId: userId, mode: "none", ranges: [], household: null }, async ({ sql }) => {
    // The account before its code, as a new code is made: the other order could wait in a circle with it.
    await sql`SELECT 1 FROM app_user WHERE id = ${userId} FOR NO KEY UPDATE`;
    const spent = await sql`UPDATE activation a SET used_at = ${now} FROM app_user u
      WHERE a.user_id = ${userId} AND a.code_hash = ${codeHash(userId, code)} AND a.used_at IS NULL AND a.valid_to > ${now}
        AND u.id = a.user_id AND u.status = 'active' RETURNING 1`;
    if (spent.length === 0) return null;
    await sql`UPDATE app_user SET password_hash = ${passwordHash}, updated_at = ${now} WHERE id = ${userId}`;
    await sql`UPDATE auth_session SET revoked_at = ${now} WHERE user_id = ${userId} AND revoked_at IS NULL`;
    const { dutyId, regionCode } = await firstDuty(sql, userId);
    const entry = {
      action: "account:activate",
      subjectKind: "user",
      subjectIds: [userId],
      areaCode: regionCode,
    } as const;
    await writeAudit(sql, { userId, grant: { id: dutyId } }, now, entry);
    return userId;
  });
}

/** The duty the account was made with: its region's administrators read of the activation. */
async function firstDuty(sql: Sql, userId: string): Promise<{ dutyId: string; regionCode: string }> {
  const rows = await sql<{ dutyId: string; regionCode: string }>`
    SELECT id AS "dutyId", region_code AS "regionCode" FROM (
      SELECT id, region_code, created_at FROM access_grant WHERE user_id = ${userId} AND delegated_from IS NULL
      UNION ALL SELECT id, region_code, created_at FROM appointment WHERE user_id = ${userId}) AS duty
    ORDER BY created_at, id LIMIT 1`;
  const first = rows[0];
  if (first === undefined) throw new Error("an account without a duty");
  return first;
}
