import "server-only";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { sameAnswer } from "@/lib/domain/instrument/answers";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { findFamily } from "@/lib/server/household/family";
import { markVillage } from "@/lib/server/rollup/mark-village";
import { applyDifferences, todayAt } from "./apply-differences";
import { openDifference, type StoredDifference, sealValues } from "./difference-row";

const inputSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  /** The load. */
  id: z.uuid(),
  householdId: z.uuid(),
  field: z.string().max(120),
  keep: z.enum(["ours", "theirs"]),
});
type Input = z.infer<typeof inputSchema>;

interface Found extends StoredDifference {
  state: string;
  load_state: string;
  created_by: string;
  condition_date: string;
}

/**
 * Settles an answer that both the region and the centre changed: what the register says stays, or what the centre says is taken as a
 * revision of its own. By somebody else than who brought the extract in, once the load is recorded.
 */
export const decideDifference = defineCommand({
  name: "extract.decide",
  permission: "extract:confirm",
  input: inputSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id, householdId, field, keep } = input;
    const found = authorizeIn(actor, "extract:confirm", regencyCode) ? await findDifference(context) : null;
    if (found === null) return refuse("NOT_FOUND");
    if (found.created_by === actor.userId) return refuse("FOUR_EYES");
    if (found.load_state !== "recorded" || found.verdict !== "conflict" || found.state !== "open")
      return refuse("NOT_ALLOWED_NOW");
    const refused = keep === "theirs" ? await takeOne(context, found) : null;
    if (refused !== null) return refused;
    await sql`UPDATE extract_difference SET state = ${keep === "theirs" ? "taken" : "kept"}, decided_by = ${actor.userId}, decided_at = ${now}
      WHERE regency_code = ${regencyCode} AND load_id = ${id} AND household_id = ${householdId} AND field = ${field}`;
    return done(
      { keep },
      {
        action: `extract:${keep === "theirs" ? "take" : "keep"}`,
        subjectKind: "household",
        subjectIds: [householdId],
        areaCode: regencyCode,
        detail: { load: id, field },
      },
    );
  },
});

async function findDifference({ sql, input }: CommandContext<Input>): Promise<Found | null> {
  const rows =
    await sql<Found>`SELECT d.household_id, d.field, d.verdict, d.values_sealed, d.state, l.state AS load_state, l.created_by,
      l.condition_date::text AS condition_date
    FROM extract_difference d JOIN extract_load l ON l.regency_code = d.regency_code AND l.id = d.load_id
    WHERE d.regency_code = ${input.regencyCode} AND d.load_id = ${input.id} AND d.household_id = ${input.householdId}
      AND d.field = ${input.field} FOR UPDATE OF d`;
  return rows[0] ?? null;
}

/**
 * Null when taken. STALE where the answer was changed since it was compared, so that what is decided is what was seen: the difference then
 * holds what the register says today, which the page shows when it is read again.
 */
async function takeOne({ sql, actor, input, now, newId }: CommandContext<Input>, found: Found) {
  const family = await findFamily(sql, input.regencyCode, input.householdId, true);
  if (family === null) return refuse("NOT_FOUND");
  if (family.status === HOUSEHOLD_STATUS.closed) return refuse("NOT_ALLOWED_NOW");
  const difference = openDifference(found);
  const today = todayAt(family, difference.key);
  if (today === undefined) return refuse("NOT_ALLOWED_NOW", { info: { reason: "GONE" } });
  if (!sameAnswer(today, difference.ours)) {
    await sql`UPDATE extract_difference SET values_sealed = ${sealValues({ ...difference, ours: today })}
      WHERE regency_code = ${input.regencyCode} AND load_id = ${input.id} AND household_id = ${input.householdId} AND field = ${input.field}`;
    return { ...refuse("STALE"), keepsLookUps: true as const };
  }
  if (sameAnswer(today, difference.theirs)) return null;
  const taking = { sql, conditionDate: found.condition_date, by: actor.userId, now, isDecided: true };
  const taken = await applyDifferences(taking, family, [difference]);
  if (taken.length === 0) return refuse("INTERNAL");
  await markVillage(sql, { villageCode: family.villageCode, id: newId(), at: now, moved: "records" });
  return null;
}
