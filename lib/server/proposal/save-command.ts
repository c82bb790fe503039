import "server-only";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { changeEvent } from "@/lib/domain/event/carried";
import type { Answers } from "@/lib/domain/instrument/answers";
import { changeMember } from "@/lib/domain/proposal/member-ops";
import { applyPatches, type PatchConflict } from "@/lib/domain/proposal/patch";
import { type AnswerPatch, eventsOf, type Payload } from "@/lib/domain/proposal/payload";
import { strangers } from "@/lib/domain/proposal/people";
import { findingWords } from "@/lib/domain/rule/finding-words";
import { isEditable } from "@/lib/domain/workflow/workflow";
import { type CommandContext, defineCommand, done, type Writing } from "@/lib/server/command/command";
import { markVillage } from "@/lib/server/rollup/mark-village";
import { type Draft, findDraft } from "./draft";
import {
  contestedFor,
  followConflicts,
  isIdentifier,
  keepConflicts,
  listHeld,
  type OpenConflict,
  othersSince,
  readWriters,
  settlingProblem,
  type Writers,
} from "./draft-conflicts";
import { type Evaluation, evaluateDraft, listFields } from "./evaluate";
import { misplacedEvents, untoldFields } from "./event-fields";
import { layAll, type Merge, readChoices } from "./lay-save";
import { foreignPhotos } from "./photo-answers";
import { type SaveInput, saveSchema } from "./save-schema";
import { sealPayload } from "./sealed-payload";

/**
 * Saves what was typed in a draft, field by field: a field that somebody else changed meanwhile is answered as a
 * conflict and stays as it is, everything else is kept. Answers may be incomplete or out of range; unknown keys refuse.
 */
export const saveProposal = defineCommand({
  name: "proposal.save",
  permission: "proposal:draft",
  input: saveSchema,
  async run(context) {
    const { sql } = context;
    // Asked at once, answered in this order: the others see what the first has locked.
    const [draft, held, writers] = await Promise.all([
      findDraft(sql, context.input.regencyCode, context.input.id),
      listHeld(sql, context.input.regencyCode, context.input.id),
      readWriters(sql, context.input),
    ]);
    if (draft === null) return refuse("NOT_FOUND");
    if (!isEditable(draft.state)) return refuse("NOT_ALLOWED_NOW");
    const input = readChoices(context.input);
    if (input === null) return refuse("INVALID_INPUT", { fields: [{ path: "patches", detail: "UNKNOWN_KEY" }] });
    // Whoever may not read identifiers may not write them either: a conflict would tell what stands there.
    if (!authorize(context.actor, "household:read-identity") && input.patches.some(isIdentifier))
      return refuse("FORBIDDEN");
    const problem = settlingProblem(context.actor, held, input.settled);
    if (problem !== null) return { ok: false, error: problem };
    const merge: Merge = { context, draft, writers, contested: contestedFor(context.actor, held, input.settled) };
    const { payload, conflicts, written } = layAll(merge, input);
    const misplaced = misplacedEvents(draft, payload, input);
    if (misplaced.length > 0) return refuse("INVALID_INPUT", { fields: misplaced });
    const fields = [...strangers(belongingOf(draft), payload, input), ...untoldFields(draft, input)];
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields: fields.slice(0, TOLD_AT_MOST) });
    const photos = await foreignPhotos(sql, draft, input.patches);
    if (photos.length > 0) return refuse("INVALID_INPUT", { fields: photos });
    const evaluation = evaluateDraft(draft, payload);
    if (evaluation === null) return refuse("INVALID_INPUT", { fields: [{ path: "patches", detail: "UNKNOWN_KEY" }] });
    const told = await keepBoth(context, draft, payload, { held, conflicts, writers });
    await storeDraft(context, draft, payload, evaluation, written);
    return done(
      {
        version: draft.version + 1,
        errors: evaluation.errors,
        warnings: evaluation.warnings,
        conflicts: conflicts.map(({ patch }) => ({ level: patch.level, uid: patch.uid, key: patch.key })),
        ...told,
      },
      {
        action: "proposal:save",
        subjectKind: "proposal",
        subjectIds: [draft.id],
        areaCode: draft.villageCode,
        detail: { fields: input.patches.length, conflicts: conflicts.length },
      },
    );
  },
});

const TOLD_AT_MOST = 20;

function belongingOf({ family }: Draft) {
  return { active: new Set(Object.keys(family?.answers.members ?? {})), former: family?.formerMembers ?? [] };
}

/** Both values of each field that two people wrote, and who else wrote since the device's person looked. */
async function keepBoth(
  context: CommandContext<SaveInput>,
  draft: Draft,
  payload: Payload,
  {
    held,
    conflicts,
    writers,
  }: {
    readonly held: readonly OpenConflict[];
    readonly conflicts: readonly PatchConflict[];
    readonly writers: Writers;
  },
) {
  const { actor, origin, input } = context;
  await followConflicts(context, draft, payload, held, input.settled);
  const conflictIds = await keepConflicts(context, draft, conflicts, writers);
  if (origin === undefined) return { conflictIds };
  return { conflictIds, mergedWith: othersSince(writers, actor.userId, origin.seenAt) };
}

/**
 * A save laid over a draft: people, events, answers, notes and day.
 * @param keep which answers count once people and events are laid; all of them where nothing is said
 */
export function layOver(
  base: Answers,
  before: Payload,
  input: SaveInput,
  keep: (withOps: Payload) => readonly AnswerPatch[] = () => input.patches,
) {
  const withMembers = input.memberOps.reduce(changeMember, before);
  const withOps = input.eventOps.reduce(changeEvent, withMembers);
  const { payload: laidOver, conflicts } = applyPatches(base, withOps, keep(withOps));
  const notes = Object.fromEntries(
    Object.entries({ ...withOps.notes, ...input.notes }).filter(([, text]) => text.trim() !== ""),
  );
  const payload: Payload = { ...laidOver, notes, conditionDate: input.conditionDate ?? withOps.conditionDate };
  return { payload, conflicts };
}

/**
 * Writes a draft's payload with the copies that lists show, and counts its writer among the contributors.
 * @param written fields that this person wrote now, for telling whose value stands there
 */
export async function storeDraft(
  context: Writing & { readonly input: Pick<SaveInput, "isCorrection"> },
  draft: Draft,
  payload: Payload,
  evaluation: Evaluation,
  written: readonly string[],
): Promise<void> {
  const { sql, actor, input, now, newId } = context;
  const writers = Object.fromEntries(written.map((field) => [field, [actor.userId, now.getTime()]]));
  const shown = listFields(evaluation, draft);
  const codes = [...new Set(eventsOf(payload).map(({ code }) => code))];
  const found = findingWords(evaluation.findings);
  await sql`UPDATE proposal SET payload = ${JSON.stringify(sealPayload(payload))}, version = version + 1, updated_at = ${now},
      condition_date = ${payload.conditionDate}, is_correction = ${input.isCorrection ?? draft.isCorrection},
      head_name = ${shown.headName}, dusun = ${shown.dusun}, rw = ${shown.rw}, rt = ${shown.rt},
      error_count = ${Math.min(evaluation.errors, 32_000)}, warning_count = ${evaluation.warnings}, warning_weight = ${evaluation.warningWeight},
      field_writers = field_writers || ${JSON.stringify(writers)}::jsonb,
      change_count = ${Math.min(evaluation.changes.length, 32_000)}, changed_keys = ${shown.changedKeys}, rule_findings = ${found}, event_codes = ${codes},
      contributors = CASE WHEN ${actor.userId}::uuid = ANY (contributors) THEN contributors ELSE contributors || ${actor.userId}::uuid END
    WHERE regency_code = ${draft.regencyCode} AND id = ${draft.id}`;
  // Letters typed alone change no count of what the rules find.
  if (found.join() !== draft.ruleFindings.join())
    await markVillage(sql, { villageCode: draft.villageCode, id: newId(), at: now, moved: "work" });
}
