import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { isRight } from "@/lib/domain/practice/judge";
import { defineCommand, done } from "@/lib/server/command/command";
import { lockPerson } from "@/lib/server/exam/attempt-row";
import { familyTask } from "./bank";
import { completeSet } from "./complete-set";
import { judgeWork } from "./judge-work";
import { seatProblem } from "./seat-problem";
import { lockWork } from "./work-row";

/**
 * Judges an own practice family by the rules and its story. Right: it is done, and the last of a seat passes the practical part in
 * the same transaction. Not yet: how much is missing; which fields, in free practice alone.
 */
export const finishPractice = defineCommand({
  name: "practice.finish",
  permission: null,
  input: z.strictObject({ id: z.uuid(), version: z.number().int().min(1) }),
  async run(context) {
    const { sql, actor, input, now } = context;
    await lockPerson(sql, actor.userId);
    const work = await lockWork(sql, actor.userId, input.id);
    const task = work === null ? null : familyTask(work.task);
    if (work === null || work.payload === null || task === null) return refuse("NOT_FOUND");
    if (work.doneAt !== null) return refuse("NOT_ALLOWED_NOW");
    if (work.version !== input.version) return refuse("STALE");
    const refused = await seatProblem(sql, { userId: actor.userId, enrolmentId: work.enrolmentId }, now);
    if (refused !== null) return refused;
    const verdict = judgeWork(task, work.payload);
    if (verdict === null) return refuse("INVALID_INPUT");
    const isDone = isRight(verdict);
    const isSetDone = isDone && (await completeSet(context, work));
    const { errors, unexplained, missed, strayed } = verdict;
    const isFree = work.enrolmentId === null;
    return done(
      {
        isDone,
        isSetDone,
        errors,
        unexplained,
        missed: missed.length,
        strayed: strayed.length,
        fields: isFree ? { missed, strayed } : { missed: [], strayed: [] },
      },
      {
        action: "practice:check",
        subjectKind: "practice",
        subjectIds: [work.id],
        areaCode: actor.grant.regionCode,
        detail: { done: isDone, errors, missed: missed.length, strayed: strayed.length },
      },
    );
  },
});
