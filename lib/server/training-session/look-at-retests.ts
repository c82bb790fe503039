import "server-only";
import { uuidv7 } from "uuidv7";
import { type CodeRange, NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { localDay } from "@/lib/domain/period/period";
import { type RetestState, retestOf } from "@/lib/domain/training-session/retest";
import { isPostOpen, lockPost } from "@/lib/server/appointment/post";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { passMarkFor } from "@/lib/server/exam/pass-mark";
import { log } from "@/lib/server/log/log";
import { EVERYWHERE } from "@/lib/server/worker/everywhere";
import { syncDoors } from "./door";
import { clearRetest } from "./retest-end";
import { type Looked, lookAt } from "./retest-facts";
import { tellPeople } from "./tell";

/** What came of a look. */
export interface RetestsSeen {
  readonly announced: number;
  readonly letOff: number;
  /** Told for the first time that it bites now. */
  readonly due: number;
}

type Change = keyof RetestsSeen;

/** Posts of the nation itself: its code comes before every province's. */
const NATION: CodeRange = { lo: NATION_CODE, hi: "1" };

/**
 * Announces tests again, and lets off who need not sit them any more: province by province, each change in a transaction of its own with
 * its doors and its notice. No door waits for it: when it bites is written with the announcement, and the clock does the rest.
 */
export async function lookAtRetests(now: Date): Promise<RetestsSeen> {
  const provinces = await referenceSql()<{
    code: string;
  }>`SELECT code FROM region WHERE parent_code = ${NATION_CODE} AND NOT is_practice ORDER BY code`;
  const seen = { announced: 0, letOff: 0, due: 0 };
  for (const range of [...provinces.map(({ code }) => rangeOf(code)), NATION])
    for (const looked of await underScope(EVERYWHERE, ({ sql }) => lookAt(sql, range, now))) {
      const change = await settle(looked, now);
      if (change !== null) seen[change] += 1;
    }
  return seen;
}

/** One that fails must not hold up the others; the next night tries it again. */
async function settle(looked: Looked, now: Date): Promise<Change | null> {
  const found = retestOf(looked.facts, looked.open, now);
  const isQuiet = looked.open === null ? found.state === "nothing" : found.state === "announced";
  if (isQuiet) return null;
  return underScope(EVERYWHERE, ({ sql }) => change(sql, looked, found, now)).catch((error: unknown) => {
    log().error({ kind: error instanceof Error ? error.name : "unknown" }, "a test again could not be settled");
    return null;
  });
}

async function change(sql: Sql, looked: Looked, found: RetestState, now: Date): Promise<Change | null> {
  const context = { sql, now, newId: uuidv7 };
  const post = await lockPost(sql, looked.postId);
  if (post === null || !isPostOpen(post, now)) return null;
  if (found.state === "nothing") {
    if (!(await clearRetest(context, post.id, "work"))) return null;
    await syncDoors(context, post);
    return "letOff";
  }
  const { userId, role, regionCode } = post;
  const { why, dueAt } = found;
  if (looked.open === null) {
    const id = uuidv7();
    const passMark = await passMarkFor(sql, regionCode);
    const written = await sql`INSERT INTO retest (id, appointment_id, why, announced_at, due_at, pass_mark)
      VALUES (${id}, ${post.id}, ${why}, ${now}, ${dueAt}, ${passMark}) ON CONFLICT DO NOTHING RETURNING 1`;
    if (written.length === 0) return null;
    await syncDoors(context, post);
    const day = localDay(dueAt, looked.facts.timeZone);
    await tellPeople(context, [{ userId, regionCode, facts: { kind: "retest-announced", role, why, day }, about: id }]);
    return "announced";
  }
  const facts = { kind: "retest-due", role, why } as const;
  const told = await tellPeople(context, [{ userId, regionCode, facts, about: looked.open.id }]);
  return told > 0 ? "due" : null;
}
