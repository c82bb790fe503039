import "server-only";
import type { Sql } from "@/lib/server/db/sql";

/** How long a work that nobody touches is kept: somebody may have typed a real name, and what it passed stands in the seat. */
const KEPT_MS = 90 * 86_400_000;

/** Takes works away that nobody has touched for long. Answers how many. */
export async function prunePractice(sql: Sql, now: Date): Promise<number> {
  const gone = await sql`DELETE FROM practice_work WHERE updated_at < ${new Date(now.getTime() - KEPT_MS)} RETURNING 1`;
  return gone.length;
}
