import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { Sql } from "@/lib/server/db/sql";

interface Key {
  readonly regencyCode: string;
  readonly id: string;
}

/**
 * While somebody is asked to look, nobody agrees above the village: the answer would come too late.
 * @param event of the decision; the village's own agreement comes before any check
 */
export async function awaitsCheck(sql: Sql, { regencyCode, id }: Key, event: string): Promise<boolean> {
  if (event === "endorse" || event === "return" || event === "reject") return false;
  const rows = await sql`SELECT 1 FROM ground_check
    WHERE regency_code = ${regencyCode} AND proposal_id = ${id} AND state IN ('ordered', 'assigned') LIMIT 1`;
  return rows.length > 0;
}

/** A proposal that goes back or is refused needs no look any more. */
export async function dropCheck(sql: Sql, actor: Actor, { regencyCode, id }: Key, now: Date): Promise<void> {
  await sql`UPDATE ground_check SET state = 'cancelled', version = version + 1, cancelled_by = ${actor.userId},
      cancelled_reason = ${DECIDED}, cancelled_at = ${now}, updated_at = ${now}
    WHERE regency_code = ${regencyCode} AND proposal_id = ${id} AND state IN ('ordered', 'assigned')`;
}

/** A code, said in the reader's language where it is shown. */
export const DECIDED = "DECIDED";
