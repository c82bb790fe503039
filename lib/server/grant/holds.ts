import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";

/**
 * Whether the grant `g` of a statement holds at an instant: inside its window, neither suspended nor revoked; one that was
 * handed over during leave only while its giver is active and the giver's own holds (`windowUnder` says the same in code).
 * The only place where SQL says so.
 */
export function grantHolds(now: Date) {
  return Prisma.sql`(g.suspended_at IS NULL AND g.revoked_at IS NULL AND g.valid_from <= ${now} AND (g.valid_to IS NULL OR ${now} < g.valid_to)
    AND (g.delegated_from IS NULL OR EXISTS (SELECT 1 FROM access_grant origin JOIN app_user giver ON giver.id = origin.user_id
      WHERE origin.id = g.delegated_from AND giver.status = 'active' AND origin.suspended_at IS NULL AND origin.revoked_at IS NULL
        AND origin.valid_from <= ${now} AND (origin.valid_to IS NULL OR ${now} < origin.valid_to))))`;
}
