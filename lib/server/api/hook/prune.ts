import "server-only";
import { referenceSql } from "@/lib/server/db/reference";

/** Days for which what was sent can be looked up. */
const KEPT_DAYS = 30;

/** Removes what ended long ago. Answers how many events. */
export async function pruneHookEvents(now: Date): Promise<number> {
  const rows = await referenceSql()`DELETE FROM api_hook_event
    WHERE ended_at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS}) RETURNING 1`;
  return rows.length;
}
