import "server-only";
import * as z from "zod";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { CARRIED_CODES, changeEvent } from "@/lib/domain/event/carried";
import { type Answers, sameAnswer } from "@/lib/domain/instrument/answers";
import { changeMember } from "@/lib/domain/proposal/member-ops";
import {
  type AnswerPatch,
  applyPatches,
  eventsOf,
  heldAnswer,
  type PatchConflict,
  type Payload,
} from "@/lib/domain/proposal/payload";
import { strangers } from "@/lib/domain/proposal/people";
import { findingWords } from "@/lib/domain/rule/finding-words";
import { isEditable } from "@/lib/domain/workflow/workflow";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { markVillage } from "@/lib/server/rollup/mark-village";
import { type Draft, findDraft } from "./draft";
import {
  contestedFor,
  fieldOf,
  followConflicts,
  isIdentifier,
  keepConflicts,
  listHeld,
  type OpenConflict,
  othersSince,
  readWriters,
  settledSchema,
  settlingProblem,
} from "./draft-conflicts";
import { type Evaluation, evaluateDraft, listFields } from "./evaluate";
import { isTakenBack, misplacedEvents, untoldFields } from "./event-fields";
import { foreignPhotos } from "./photo-answers";
import { overOwnWriting } from "./put-right";
import { sealPayload } from "./sealed-payload";

const item = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/),
  z.union([z.number(), z.string().max(32), z.null()]),
);
const value = z.union([
  z.number(),
  z.string().max(2000),
  z.array(z.number().int()).max(64),
  z.array(item).max(20),
  z.null(),
]);

const patchSchema = z.strictObject({
  level: z.enum(["household", "member", "civil", "event"]),
  uid: z.uuid().nullable(),
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
  before: value,
  value,
});

const memberOpSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("add"), uid: z.uuid() }),
  z.strictObject({
    kind: z.literal("leave"),
    uid: z.uuid(),
    presence: z.literal([2, 3, 4, 6, 7]),
  }),
  z.strictObject({ kind: z.literal("undo"), uid: z.uuid() }),
]);

const eventOpSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("tell"), uid: z.uuid(), code: z.enum(CARRIED_CODES) }),
  z.strictObject({ kind: z.literal("untell"), uid: z.uuid() }),
]);

export const saveSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  patches: z.array(patchSchema).max(2000),
  memberOps: z.array(memberOpSchema).max(60).default([]),
  /** Who died or went abroad, told in a proposal about the whole form. */
  eventOps: z.array(eventOpSchema).max(60).default([]),
  /** Why a warning stands, by finding; empty text takes a note away. */
  notes: z.record(z.string().max(120), z.string().max(500)).default({}),
  conditionDate: z.iso.date().optional(),
  isCorrection: z.boolean().optional(),
  /** What was chosen about fields that two people wrote: "mine" comes with its patch, whose `before` is theirs. */
  settled: z.array(settledSchema).max(200).default([]),
});
export type SaveInput = z.infer<typeof saveSchema>;

/**
 * Saves what was typed in a draft, field by field: a field that somebody else changed meanwhile is answered as a
 * conflict and stays as it is, everything else is kept. Answers may be incomplete or out of range; unknown keys refuse.
 */
export const saveProposal = defineCommand({
  name: "proposal.save",
  permission: "proposal:draft",
  input: saveSchema,
  async run(context) {
    const { sql, input } = context;
    // Asked at once, answered in this order: the second sees what the first has locked.
    const [draft, held] = await Promise.all([
      findDraft(sql, input.regencyCode, input.id),
      listHeld(sql, input.regencyCode, input.id),
    ]);
    if (draft === null) return refuse("NOT_FOUND");
    if (!isEditable(draft.state)) return refuse("NOT_ALLOWED_NOW");
    // Whoever may not read identifiers may not write them either: a conflict would tell what stands there.
    if (!authorize(context.actor, "household:read-identity") && input.patches.some(isIdentifier))
      return refuse("FORBIDDEN");
    const problem = settlingProblem(context.actor, held, input.settled);
    if (problem !== null) return { ok: false, error: problem };
    const patches = await overOwnWriting(context, draft);
    const { payload, conflicts } = laid(draft, input, patches, contestedFor(context.actor, held, input.settled));
    const misplaced = misplacedEvents(draft, payload, input);
    if (misplaced.length > 0) return refuse("INVALID_INPUT", { fields: misplaced });
    const fields = [...strangers(belongingOf(draft), payload, input), ...untoldFields(draft, input)];
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields: fields.slice(0, TOLD_AT_MOST) });
    const photos = await foreignPhotos(sql, draft, input.patches);
    if (photos.length > 0) return refuse("INVALID_INPUT", { fields: photos });
    const evaluation = evaluateDraft(draft, payload);
    if (evaluation === null) return refuse("INVALID_INPUT", { fields: [{ path: "patches", detail: "UNKNOWN_KEY" }] });
    const told = await keepBoth(context, draft, payload, { held, conflicts });
    await storeDraft(context, draft, payload, evaluation, writtenBy(input.patches, conflicts));
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
  { held, conflicts }: { readonly held: readonly OpenConflict[]; readonly conflicts: readonly PatchConflict[] },
) {
  const { sql, actor, origin, input } = context;
  const writers = conflicts.length > 0 || origin !== undefined ? await readWriters(sql, draft) : {};
  await followConflicts(context, draft, payload, held, input.settled);
  const conflictIds = await keepConflicts(context, draft, conflicts, writers);
  if (origin === undefined) return { conflictIds };
  return { conflictIds, mergedWith: othersSince(writers, actor.userId, origin.seenAt) };
}

/** The fields that a save wrote. */
function writtenBy(patches: readonly AnswerPatch[], conflicts: readonly PatchConflict[]): readonly string[] {
  const stayed = new Set(conflicts.map(({ patch }) => fieldOf(patch)));
  return [...new Set(patches.map(fieldOf))].filter((field) => !stayed.has(field));
}

/**
 * @param patches of the input, those that lie over their person's own writing made to fit
 * @param contested fields whose conflict waits for somebody else: what is typed there joins it, and nothing is laid
 */
function laid(draft: Draft, input: SaveInput, patches: readonly AnswerPatch[], contested: ReadonlySet<string>) {
  const { payload, conflicts } = layOver(draft.base, draft.payload, input, (withOps) =>
    patches.filter((patch) => !isTakenBack(draft, withOps, patch) && !contested.has(fieldOf(patch))),
  );
  const waiting = patches
    .filter((patch) => contested.has(fieldOf(patch)))
    .map((patch) => ({ patch, theirs: heldAnswer(draft.base, payload, patch) }))
    .filter(({ patch, theirs }) => !sameAnswer(patch.value, theirs));
  return { payload, conflicts: [...conflicts, ...waiting] };
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
  context: CommandContext<Pick<SaveInput, "isCorrection">>,
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
