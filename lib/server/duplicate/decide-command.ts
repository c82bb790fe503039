import "server-only";
import * as z from "zod";
import { authorize } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { CASE_EVENTS, type CaseStep, caseStep, isCaseReason } from "@/lib/domain/matching/duplicate-case";
import { MERGE_EXTENTS } from "@/lib/domain/matching/merge-plan";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { type CaseRow, findCase } from "./case-row";
import { mergeRecords } from "./merge";
import { findMergeSides } from "./merge-families";

const decideSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  version: z.number().int().min(1),
  event: z.enum(CASE_EVENTS),
  /** `same` alone: whose record stays, and how much closes. */
  keep: z.uuid().nullable().default(null),
  extent: z.enum(MERGE_EXTENTS).nullable().default(null),
  reason: z.string().max(40).nullable().default(null),
  note: z.string().trim().max(1000).nullable().default(null),
});
type DecideInput = z.infer<typeof decideSchema>;

/**
 * One step of a case: the regency says same or not, the province confirms, which joins the records, or gives back. The
 * right is checked against the step; four eyes hold by person.
 */
export const decideDuplicate = defineCommand({
  name: "duplicate.decide",
  permission: "duplicate:read",
  input: decideSchema,
  async run(context) {
    const { sql, input } = context;
    const row = await findCase(sql, input.regencyCode, input.id);
    if (row === null) return refuse("NOT_FOUND");
    const step = judge(context, row);
    if (!step.ok) return step;
    const taken = await takeStep(context, row);
    if (!taken.ok) return taken;
    await moveCase(context, row, step.value);
    const areaCode = row.village_code === row.other_village_code ? row.village_code : input.regencyCode;
    return done(
      { id: row.id, version: row.version + 1, closed: taken.value.closed.length },
      {
        action: `duplicate:${input.event}`,
        subjectKind: "duplicate",
        subjectIds: [row.id, ...taken.value.closed],
        areaCode,
        detail: { reason: input.reason, closed: taken.value.closed.length },
      },
    );
  },
});

function judge({ actor, input }: CommandContext<DecideInput>, row: CaseRow): Outcome<CaseStep> {
  const step = caseStep(row.state, input.event);
  if (row.version !== input.version) return refuse("STALE");
  if (step === null) return refuse("NOT_ALLOWED_NOW");
  if (!authorize(actor, step.permission)) return refuse("FORBIDDEN");
  if (step.needsFreshEyes && isInvolved(row, actor.userId)) return refuse("FOUR_EYES");
  if (step.needsReason && !isCaseReason(input.event, input.reason, input.note)) return refuse("INVALID_INPUT");
  return succeed(step);
}

/** Who reported the pair by hand does not decide it; who decided it does not confirm it. */
function isInvolved(row: CaseRow, userId: string): boolean {
  return row.opened_by === userId || (row.state === "same" && row.decided_by === userId);
}

async function takeStep(
  context: CommandContext<DecideInput>,
  row: CaseRow,
): Promise<Outcome<{ closed: readonly string[] }>> {
  const { sql, input } = context;
  if (input.event === "same") return checkChoice(context, row);
  if (input.event !== "confirm") return succeed({ closed: [] });
  const { keep_person_uid: keep, extent } = row;
  const sides =
    keep === null || extent === null ? null : await findMergeSides(sql, input.regencyCode, row, { keep, extent }, true);
  if (sides === null) return refuse("NOT_ALLOWED_NOW", { info: { reason: "NOT_REGISTERED" } });
  const merged = await mergeRecords(context, sides);
  if (merged.ok && sides.plan.ok) await closeOthers(context, row, sides.plan.closing);
  return merged;
}

/** What cannot be joined is told to the one who decides, not to the one who confirms a week later. */
async function checkChoice(
  { sql, input }: CommandContext<DecideInput>,
  row: CaseRow,
): Promise<Outcome<{ closed: readonly string[] }>> {
  const { keep, extent } = input;
  if (keep === null || extent === null || ![row.person_uid, row.other_person_uid].includes(keep))
    return refuse("INVALID_INPUT");
  const sides = await findMergeSides(sql, input.regencyCode, row, { keep, extent }, false);
  // Somebody who is in a proposal alone has no record to close: the proposal is returned and the person taken out of it.
  if (sides === null || sides.plan.ok) return succeed({ closed: [] });
  return refuse("NOT_ALLOWED_NOW", { info: { reason: sides.plan.problem } });
}

/** Cases that named a person whose record has closed: their pair was joined with this one, or is of nobody any more. */
async function closeOthers(
  { sql, now, newId, input }: CommandContext<DecideInput>,
  row: CaseRow,
  closing: ReadonlyMap<string, string>,
): Promise<void> {
  const closed = [...closing.keys()];
  const others = await sql<{ id: string; person_uid: string; other_person_uid: string; state: string }>`
    SELECT id, person_uid, other_person_uid, state FROM duplicate_case WHERE regency_code = ${input.regencyCode} AND id <> ${row.id}
      AND state IN ('open', 'same') AND (person_uid = ANY (${closed}::uuid[]) OR other_person_uid = ANY (${closed}::uuid[]))
    ORDER BY id FOR UPDATE`;
  for (const other of others) {
    const isJoined =
      closing.get(other.person_uid) === other.other_person_uid ||
      closing.get(other.other_person_uid) === other.person_uid;
    const to = isJoined ? "merged" : "void";
    await sql`UPDATE duplicate_case SET state = ${to}, version = version + 1, state_since = ${now}, updated_at = ${now}
      WHERE regency_code = ${input.regencyCode} AND id = ${other.id}`;
    await sql`INSERT INTO duplicate_event (regency_code, id, village_code, other_village_code, case_id, at, role, event, from_state, to_state, score)
      SELECT regency_code, ${newId()}, village_code, other_village_code, id, ${now}, 'system', ${isJoined ? "joined" : "void"}, ${other.state}, ${to}, score
      FROM duplicate_case WHERE regency_code = ${input.regencyCode} AND id = ${other.id}`;
  }
}

async function moveCase(context: CommandContext<DecideInput>, row: CaseRow, step: CaseStep): Promise<void> {
  const { sql, actor, input, now, newId } = context;
  const isSame = input.event === "same";
  const keepsChoice = isSame || input.event === "confirm";
  await sql`UPDATE duplicate_case SET state = ${step.to}, version = version + 1, state_since = ${now}, updated_at = ${now},
      keep_person_uid = ${isSame ? input.keep : keepsChoice ? row.keep_person_uid : null},
      extent = ${isSame ? input.extent : keepsChoice ? row.extent : null},
      reason_code = ${input.reason}, note = ${input.note}, decided_by = ${actor.userId}, decided_at = ${now}
    WHERE regency_code = ${input.regencyCode} AND id = ${row.id}`;
  await sql`INSERT INTO duplicate_event (regency_code, id, village_code, other_village_code, case_id, at, actor_id, grant_id, role,
      event, from_state, to_state, score, reason_code, note)
    VALUES (${input.regencyCode}, ${newId()}, ${row.village_code}, ${row.other_village_code}, ${row.id}, ${now}, ${actor.userId},
      ${actor.grant.id}, ${actor.grant.role}, ${input.event}, ${row.state}, ${step.to}, ${row.score}, ${input.reason}, ${input.note})`;
}
