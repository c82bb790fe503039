import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { type HeldRow, heldGrants, toGrants } from "./held-grants";

interface PersonRow extends HeldRow {
  readonly userId: string;
  readonly displayName: string;
  readonly locale: string;
}

/**
 * Whoever holds a grant, acting under it without a session of theirs; null where account or grant do not hold at that instant.
 * @param sessionId of what acts in their name, for the audit
 */
export async function actorOfGrant(grantId: string, sessionId: string, now: Date): Promise<Actor | null> {
  const [row] = await referenceSql()<PersonRow>`SELECT u.id AS "userId", u.display_name AS "displayName", u.locale,
      ${heldGrants(Prisma.sql`u.id`, now)}
    FROM access_grant given JOIN app_user u ON u.id = given.user_id AND u.status = 'active' WHERE given.id = ${grantId}`;
  if (row === undefined) return null;
  const grants = toGrants(row);
  const grant = grants.find(({ id }) => id === grantId);
  if (grant === undefined) return null;
  const { userId, displayName } = row;
  return { userId, sessionId, displayName, locale: row.locale === "en" ? "en" : "id", grant, grants };
}
