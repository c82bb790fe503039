import "server-only";
import { NATION_CODE, rangeOf, type Scope } from "@/lib/domain/access/scope";
import { REPLY_WAITS_DAYS, REPORT_KEPT_DAYS } from "@/lib/domain/delivery-reply/reply-view";
import { underScope } from "@/lib/server/db/scoped";
import { KEPT_MS } from "@/lib/server/upload/keep-upload";

/** Jobs act for no person. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
const NATION: Scope = { actorId: NOBODY, mode: "area", ranges: [rangeOf(NATION_CODE)], household: null };
const DAY_MS = 86_400_000;
/** Replies of one night. */
const MOST = 500;

interface Old {
  readonly regency_code: string;
  readonly id: string;
}

/**
 * Takes away what replies leave behind: a file that nobody went on with after a day, a report that nobody wrote down after a month, and a report by row
 * three months after it was written or refused. What was written, and the reply's counts and checksum, stay.
 * @returns how many replies it touched
 */
export async function pruneReplies(now: Date): Promise<number> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const old = await underScope(
    NATION,
    ({ sql }) => sql<Old>`SELECT regency_code, id FROM delivery_reply
      WHERE report_removed_at IS NULL AND state <> 'cancelled'
        AND ((state = 'uploaded' AND updated_at < ${before(KEPT_MS)})
          OR (state IN ('ready', 'failed') AND updated_at < ${before(REPLY_WAITS_DAYS * DAY_MS)})
          OR (state IN ('refused', 'committed') AND updated_at < ${before(REPORT_KEPT_DAYS * DAY_MS)}))
      ORDER BY updated_at LIMIT ${MOST}`,
  );
  for (const { regency_code, id } of old)
    await underScope({ ...NATION, ranges: [rangeOf(regency_code)] }, async ({ sql }) => {
      // Whoever presses at this moment goes first: the state is asked again.
      const ended = await sql`UPDATE delivery_reply SET content = NULL, report_removed_at = ${now}, updated_at = ${now},
          state = CASE WHEN state IN ('uploaded', 'ready', 'failed') THEN 'cancelled' ELSE state END
        WHERE regency_code = ${regency_code} AND id = ${id}::uuid AND state NOT IN ('checking', 'committing') RETURNING 1`;
      if (ended.length === 0) return;
      await sql`DELETE FROM delivery_reply_row WHERE regency_code = ${regency_code} AND reply_id = ${id}::uuid`;
      await sql`DELETE FROM delivery_reply_item WHERE regency_code = ${regency_code} AND reply_id = ${id}::uuid`;
    });
  return old.length;
}
