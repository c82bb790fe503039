import "server-only";
import { grantHolds } from "@/lib/server/grant/holds";
import type { DoorContext } from "@/lib/server/training-session/door";
import { leaveSeats, syncSeats } from "@/lib/server/training-session/seats";
import { lockPosts, type Post } from "./post";

export interface Closed {
  readonly post: Post;
  /** Seats given up in trainings that are not over. */
  readonly seats: number;
  /** Duties of colleagues on leave that end with it. */
  readonly lent: number;
}

/**
 * Takes away all that hangs on a post: its seats go to those who wait, its doors shut now, and so do duties lent because of it.
 * Trainings are held before posts, as everywhere.
 * @param write what ends the post, once it is held; false when it may not end after all, and then nothing is done
 */
export async function closePost(
  context: DoorContext,
  postId: string,
  write: (post: Post) => Promise<boolean>,
): Promise<Closed | null> {
  const { left: seats, moved } = await leaveSeats(context, postId);
  const post = (await lockPosts(context.sql, [postId, ...moved])).get(postId);
  if (post === undefined || !(await write(post))) return null;
  await syncSeats(context, [postId, ...moved]);
  return { post, seats, lent: await endLentDuties(context, post) };
}

/** Who holds another duty of their own on that region keeps what was lent to them. */
async function endLentDuties({ sql, now }: DoorContext, { userId, regionCode }: Post): Promise<number> {
  const ended = await sql`UPDATE access_grant SET revoked_at = ${now}
    WHERE user_id = ${userId} AND region_code = ${regionCode} AND delegated_from IS NOT NULL AND revoked_at IS NULL AND valid_to > ${now}
      AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.user_id = ${userId} AND g.region_code = ${regionCode}
        AND g.delegated_from IS NULL AND ${grantHolds(now)}) RETURNING id`;
  return ended.length;
}
