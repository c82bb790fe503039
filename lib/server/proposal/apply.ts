import "server-only";
import { refuse } from "@/lib/domain/error/error-code";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import type { Change } from "@/lib/domain/instrument/diff";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { applyEvents } from "@/lib/server/event/apply-events";
import { findCardProblems, lockCards } from "@/lib/server/event/card-problems";
import { sealChange } from "@/lib/server/household/seal-changes";
import { findUndoBar, UNDO_REASON } from "@/lib/server/household/undo-hindrance";
import { type Application, type Applying, appliedOps } from "./application";
import { writeHousehold } from "./apply-household";
import { writeMembers } from "./apply-members";
import { type Draft, findDraft } from "./draft";
import { evaluateDraft } from "./evaluate";

const SOURCE_CONDITION = 2;
const SOURCE_CORRECTION = 3;
const SOURCE_IMPORT = 4;

/** What tells, of a `proposal p`, whether card numbers are at stake. */
export const CARD_COLUMNS = Prisma.sql`p.channel, p.event_codes AS "eventCodes", p.payload->'answers'->'household' ? 'kkNumber' AS "namesCard"`;

export interface CardRow {
  readonly channel: string;
  readonly village_code: string;
  readonly household_id: string;
  readonly eventCodes: readonly string[];
  readonly namesCard: boolean | null;
}

/**
 * Writes a proposal into the record: one new revision with the changes, the columns, the freshness of the sections
 * touched, the registries. Runs inside the decision's transaction. A field that another revision changed since the
 * proposal began is a conflict: nothing is written and a person settles it.
 * @param locked the proposal's row, which the caller holds
 */
export async function applyProposal(
  context: Applying,
  item: { readonly regencyCode: string; readonly id: string },
  locked: CardRow,
) {
  const { sql } = context;
  await lockCards(sql, locked.village_code, locked.eventCodes, locked.namesCard === true);
  // Sent together, done in this order: the family is read when it is held.
  const [, draft] = await Promise.all([
    sql`SELECT 1 FROM household WHERE regency_code = ${item.regencyCode} AND id = ${locked.household_id} FOR UPDATE`,
    findDraft(sql, item.regencyCode, item.id),
  ]);
  if (draft === null) return refuse("NOT_FOUND");
  const barred = await undoReason(sql, draft);
  if (barred !== null) return refuse("NOT_ALLOWED_NOW", { info: { reason: barred } });
  const evaluation = evaluateDraft(draft, draft.payload);
  if (evaluation === null || evaluation.errors > 0) return refuse("INCOMPLETE");
  if (await isOvertaken(sql, draft, evaluation.changes))
    return refuse("NOT_ALLOWED_NOW", { info: { reason: "CONFLICT" } });
  // Asked again: since it was sent, another family may have taken the card number, or the family joined may be closed.
  const [problem] = await findCardProblems(sql, draft, evaluation.changes);
  if (problem !== undefined) return refuse("NOT_ALLOWED_NOW", { info: { reason: problem.code } });
  const { channel } = locked;
  const revision = (draft.family?.revision ?? 0) + 1;
  const application: Application = { context, draft, evaluation, revision, source: sourceOf(draft, channel), channel };
  await writeHousehold(application);
  const refused = await writeMembers(application);
  if (refused !== null) return refuse(refused);
  await writeRevision(application);
  const halted = await applyEvents(application);
  if (halted !== null) return refuse(halted);
  return { ok: true as const, value: { revision } };
}

/** A closed family takes nothing but the undoing of what closed it; an undo is asked again what barred it at its start. */
async function undoReason(sql: Sql, { family, undoesRevision, payload }: Draft): Promise<string | null> {
  if (family === null) return null;
  if (undoesRevision === null) return family.status === HOUSEHOLD_STATUS.closed ? "FAMILY_CLOSED" : null;
  const bar = await findUndoBar(sql, family, undoesRevision, payload);
  return bar === null ? null : UNDO_REASON[bar.reason];
}

function sourceOf(draft: Draft, channel: string): number {
  if (channel === "import" || channel === "api") return SOURCE_IMPORT;
  return draft.isCorrection ? SOURCE_CORRECTION : SOURCE_CONDITION;
}

/** True when a revision since the proposal's base changed a field that the proposal changes too. */
async function isOvertaken(sql: Sql, draft: Draft, changes: readonly Change[]): Promise<boolean> {
  const { family, payload } = draft;
  if (family === null || family.revision === payload.baseRevision) return false;
  const later = await sql<{ changes: { key: string }[] }>`SELECT changes FROM household_revision
    WHERE regency_code = ${draft.regencyCode} AND household_id = ${draft.householdId} AND revision > ${payload.baseRevision}`;
  const taken = new Set(later.flatMap((row) => row.changes.map((change) => change.key)));
  return changes.some((change) => taken.has(change.key));
}

async function writeRevision(application: Application): Promise<void> {
  const { context, draft, evaluation, revision, source } = application;
  const { sql, actor, now } = context;
  const changes = evaluation.changes.map(sealChange);
  await sql`INSERT INTO household_revision (regency_code, household_id, revision, village_code, proposal_id, source, is_correction,
      condition_date, applied_at, applied_by, changes, member_ops, undoes_revision)
    VALUES (${draft.regencyCode}, ${draft.householdId}, ${revision}, ${draft.villageCode}, ${draft.id}, ${source}, ${draft.isCorrection},
      ${draft.payload.conditionDate}, ${now}, ${actor.userId}, ${JSON.stringify(changes)},
      ${JSON.stringify(appliedOps(application))}, ${draft.undoesRevision})`;
}
