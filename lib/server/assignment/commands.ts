import "server-only";
import * as z from "zod";
import { giveOutcomes, takeOutcomes } from "@/lib/domain/assignment/assignment";
import { refuse } from "@/lib/domain/error/error-code";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { listCompanions } from "./companions";
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
    const { sql, actor, input, now } = context;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const companions = await listCompanions(sql, input.villageCode, now);
    if (!companions.some(({ userId }) => userId === input.userId)) return refuse("NOT_FOUND");
    const held = await lockChosen(sql, input.villageCode, input.chosen);
    const regency = input.villageCode.slice(0, 4);
    const checking = await listChecked(sql, regency, input.userId);
    const free = held.filter((id) => !checking.has(id));
    const added = await sql<{ id: string }>`
      INSERT INTO assignment (regency_code, household_id, user_id, village_code, created_at)
      SELECT ${regency}, chosen.id, ${input.userId}::uuid, ${input.villageCode}, ${now} FROM unnest(${free}::uuid[]) AS chosen (id)
      ON CONFLICT DO NOTHING RETURNING household_id AS id`;
    const given = added.map(({ id }) => id);
    await writeEvents(
      context,
      "give",
      given.map((id) => ({ id, userId: input.userId })),
    );
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

/** Families that a person is to check. */
async function listChecked(sql: Sql, regency: string, userId: string): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }>`SELECT DISTINCT household_id AS id FROM ground_check
    WHERE regency_code = ${regency} AND companion_id = ${userId} AND state = 'assigned'`;
  return new Set(rows.map(({ id }) => id));
}

type Village = { readonly villageCode: string };

async function writeEvents(
  { sql, actor, input, now, newId }: CommandContext<Village>,
  event: "give" | "take",
  rows: readonly { readonly id: string; readonly userId: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`INSERT INTO assignment_event (regency_code, id, village_code, household_id, user_id, event, at, actor_id, grant_id)
    SELECT ${input.villageCode.slice(0, 4)}, e.id, ${input.villageCode}, e.household, e.person, ${event}, ${now}, ${actor.userId}, ${actor.grant.id}
    FROM unnest(${rows.map(() => newId())}::uuid[], ${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ userId }) => userId)}::uuid[])
      AS e (id, household, person)`;
}

function auditOf(event: "give" | "take", areaCode: string, ids: readonly string[], asked: number) {
  return {
    action: `assignment:${event}`,
    subjectKind: "household" as const,
    subjectIds: ids,
    areaCode,
    detail: { decided: ids.length, refused: asked - ids.length },
  };
}
