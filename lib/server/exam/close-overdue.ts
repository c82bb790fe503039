import "server-only";
import { uuidv7 } from "uuidv7";
import type { Scope } from "@/lib/domain/access/scope";
import { TRANSIT_MS } from "@/lib/domain/exam/attempt";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { log } from "@/lib/server/log/log";
import { lockPerson } from "./attempt-row";
import { closeOverdueOf } from "./close-attempt";

/** In one run of the job; the next is five minutes later. */
const MOST_AT_ONCE = 500;

/** Scores the attempts that the clock has ended, each in a transaction of its own. Answers how many. */
export async function closeOverdueAttempts(now: Date): Promise<number> {
  const overdueSince = new Date(now.getTime() - TRANSIT_MS);
  const rows = await referenceSql()<{ user_id: string }>`SELECT user_id FROM exam_attempt
    WHERE finished_at IS NULL AND ends_at <= ${overdueSince} ORDER BY ends_at LIMIT ${MOST_AT_ONCE}`;
  let closed = 0;
  for (const { user_id: userId } of rows) {
    // One that fails must not hold up the others; the next run tries it again.
    const isClosed = await closeOne(userId, now).catch((error: unknown) => {
      log().error({ kind: error instanceof Error ? error.name : "unknown" }, "a test could not be closed");
      return false;
    });
    if (isClosed) closed += 1;
  }
  return closed;
}

/** What a person's own result needs to be written: their name on the audit, and no family. */
function scopeOfPerson(actorId: string): Scope {
  return { actorId, mode: "none", ranges: [], household: null };
}

function closeOne(userId: string, now: Date): Promise<boolean> {
  return underScope(scopeOfPerson(userId), async ({ sql }) => {
    await lockPerson(sql, userId);
    const closed = await closeOverdueOf({ sql, now, newId: uuidv7 }, userId);
    if (closed === null) return false;
    const { action, subjectKind, subjectIds, areaCode, detail } = closed.audit;
    await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, action, subject_kind, subject_ids, detail)
      VALUES (${regencyShelf(areaCode)}, ${now}, ${uuidv7()}, ${areaCode}, ${userId}, ${action}, ${subjectKind}, ${subjectIds},
        ${JSON.stringify(detail)})`;
    return true;
  });
}
