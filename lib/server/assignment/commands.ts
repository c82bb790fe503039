import "server-only";
import * as z from "zod";
import { giveOutcomes, takeOutcomes } from "@/lib/domain/assignment/assignment";
import { refuse } from "@/lib/domain/error/error-code";
import { defineCommand, done } from "@/lib/server/command/command";
import { giveFamilies, writeEvents } from "./give-families";
import { lockChosen, selectionSchema } from "./selection";

const villageCode = z.string().regex(/^\d{10}$/);

/**
 * Gives families of the village to one of its companions. What is given already stays given. Families that the companion
 * is to check in the field are left out: a check is blind only while the record is not theirs to read.
 */
export const giveAssignments = defineCommand({
  name: "assignment.give",
  permission: "assignment:manage",
  input: z.strictObject({ villageCode, userId: z.uuid(), chosen: selectionSchema }),
  async run(context) {
    const { sql, actor, input } = context;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const held = await lockChosen(sql, input.villageCode, input.chosen);
    const gave = await giveFamilies(context, input.userId, held);
    if (gave === null) return refuse("NOT_FOUND");
    const { given, checking } = gave;
    const asked = input.chosen.kind === "families" ? [...new Set(input.chosen.ids)] : held;
    const outcomes = giveOutcomes(asked, new Set(held), checking, new Set(given));
    return done({ outcomes, given: given.length }, auditOf("give", input.villageCode, given, asked.length));
  },
});

/**
 * Takes families back, from one companion or from whoever has them. What a companion drafted stays: a draft belongs to the
 * village, whose operator goes on with it.
 */
export const takeAssignments = defineCommand({
  name: "assignment.take",
  permission: "assignment:manage",
  input: z.strictObject({ villageCode, userId: z.uuid().nullable(), chosen: selectionSchema }),
  async run(context) {
    const { sql, actor, input } = context;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const held = await lockChosen(sql, input.villageCode, input.chosen);
    const removed = await sql<{ id: string; userId: string }>`DELETE FROM assignment
      WHERE regency_code = ${input.villageCode.slice(0, 4)} AND household_id = ANY (${[...held]}::uuid[])
        AND (${input.userId}::uuid IS NULL OR user_id = ${input.userId}::uuid)
      RETURNING household_id AS id, user_id AS "userId"`;
    await writeEvents(context, "take", removed);
    const asked = input.chosen.kind === "families" ? [...new Set(input.chosen.ids)] : held;
    const taken = [...new Set(removed.map(({ id }) => id))];
    const outcomes = takeOutcomes(asked, new Set(held), new Set(taken));
    return done({ outcomes, taken: taken.length }, auditOf("take", input.villageCode, taken, asked.length));
  },
});

function auditOf(event: "give" | "take", areaCode: string, ids: readonly string[], asked: number) {
  return {
    action: `assignment:${event}`,
    subjectKind: "household" as const,
    subjectIds: ids,
    areaCode,
    detail: { decided: ids.length, refused: asked - ids.length },
  };
}
