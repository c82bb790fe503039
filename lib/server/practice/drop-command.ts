import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { defineCommand, done } from "@/lib/server/command/command";
import { lockWork } from "./work-row";

/** Lets go of an own work, to begin the task anew. What counts for a seat stays once it is done. */
export const dropPractice = defineCommand({
  name: "practice.drop",
  permission: null,
  input: z.strictObject({ id: z.uuid() }),
  async run({ sql, actor, input }) {
    const work = await lockWork(sql, actor.userId, input.id);
    if (work === null) return refuse("NOT_FOUND");
    if (work.enrolmentId !== null && work.doneAt !== null) return refuse("NOT_ALLOWED_NOW");
    await sql`DELETE FROM practice_work WHERE id = ${work.id}`;
    return done(
      { task: work.task },
      { action: "practice:drop", subjectKind: "practice", subjectIds: [work.id], areaCode: actor.grant.regionCode },
    );
  },
});
