import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { drawPairs } from "@/lib/domain/practice/draw";
import { wrongPairs } from "@/lib/domain/practice/judge";
import { PAIRS_A_ROUND, PAIRS_TASK } from "@/lib/domain/practice/task";
import { defineCommand, done } from "@/lib/server/command/command";
import { lockPerson } from "@/lib/server/exam/attempt-row";
import { completeSet } from "./complete-set";
import { PAIR_BANK, pairTask } from "./pairs";
import { seatProblem } from "./seat-problem";
import { practiceSet } from "./set";
import { lockWork } from "./work-row";

/** Judges the pairs of a round together. One wrong: why, and other pairs in the next round. */
export const judgePairs = defineCommand({
  name: "practice.pairs",
  permission: null,
  input: z.strictObject({
    id: z.uuid(),
    version: z.number().int().min(1),
    given: z.array(z.strictObject({ code: z.string().max(30), isSame: z.boolean() })).length(PAIRS_A_ROUND),
  }),
  async run(context) {
    const { sql, actor, input, now } = context;
    await lockPerson(sql, actor.userId);
    const work = await lockWork(sql, actor.userId, input.id);
    if (work === null || work.task !== PAIRS_TASK) return refuse("NOT_FOUND");
    if (work.doneAt !== null) return refuse("NOT_ALLOWED_NOW");
    if (work.version !== input.version) return refuse("STALE");
    const refused = await seatProblem(sql, { userId: actor.userId, enrolmentId: work.enrolmentId }, now);
    if (refused !== null) return refused;
    const { seed } = await practiceSet(sql, actor.userId, work.enrolmentId);
    const pairs = drawPairs(PAIR_BANK, seed, work.round).map(pairTask);
    const given = new Map(input.given.map(({ code, isSame }) => [code, isSame]));
    if (pairs.some(({ code }) => !given.has(code))) return refuse("INVALID_INPUT");
    const wrong = wrongPairs(pairs, given);
    const isDone = wrong.length === 0;
    const isSetDone = isDone && (await completeSet(context, work));
    if (!isDone)
      await sql`UPDATE practice_work SET round = round + 1, version = version + 1, updated_at = ${now} WHERE id = ${work.id}`;
    return done(
      {
        isDone,
        isSetDone,
        why: pairs
          .filter(({ code }) => wrong.includes(code))
          .map(({ code, why }) => ({ code, why: why[actor.locale] })),
      },
      {
        action: "practice:check",
        subjectKind: "practice",
        subjectIds: [work.id],
        areaCode: actor.grant.regionCode,
        detail: { done: isDone, wrong: wrong.length },
      },
    );
  },
});
