import "server-only";
import type { RetestEnd } from "@/lib/domain/training-session/retest";
import { lockPost } from "@/lib/server/appointment/post";
import { type DoorContext, syncDoors } from "./door";

/** Clears the test that is asked again of a post which the caller holds; its doors are the caller's to make. Answers whether there was one. */
export async function clearRetest(
  { sql, now }: Pick<DoorContext, "sql" | "now">,
  postId: string,
  by: RetestEnd,
): Promise<boolean> {
  const cleared = await sql`UPDATE retest SET cleared_at = ${now}, cleared_by = ${by}
    WHERE appointment_id = ${postId} AND cleared_at IS NULL RETURNING 1`;
  return cleared.length > 0;
}

/**
 * The test was passed again: full access opens, or stays open, in the transaction that closes the try, to the certificate's end. Where
 * something else has cleared it meanwhile, nothing changes.
 */
export async function passRetest(context: DoorContext, retestId: string): Promise<boolean> {
  const { sql, now } = context;
  const [row] = await sql<{ postId: string }>`SELECT appointment_id AS "postId" FROM retest WHERE id = ${retestId}`;
  const post = row === undefined ? null : await lockPost(sql, row.postId);
  if (post === null) return false;
  const cleared = await sql`UPDATE retest SET cleared_at = ${now}, cleared_by = 'test'
    WHERE id = ${retestId} AND cleared_at IS NULL RETURNING 1`;
  if (cleared.length === 0) return false;
  await syncDoors(context, post);
  return true;
}
