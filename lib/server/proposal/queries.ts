import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { MOST_FORM_POINTS } from "@/lib/domain/field/packed-form";
import { type FormPage, maskAnswers, maskEvents } from "@/lib/domain/form/form-page";
import { readFormView } from "@/lib/domain/form/form-view";
import type { ProposalHead } from "@/lib/domain/form/proposal-head";
import { type ReviewPage, reviewContent } from "@/lib/domain/form/review-page";
import type { StatusPage } from "@/lib/domain/form/status-page";
import { type Answers, type AnswerValue, mergeAnswers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import { localDay } from "@/lib/domain/period/period";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import type { HistoryStep } from "@/lib/domain/queue/history";
import { changeGroups, type Sight } from "@/lib/domain/queue/readable";
import { turnIdentifiers } from "@/lib/domain/variable/identifier";
import { holderOf, isEditable, villageStep } from "@/lib/domain/workflow/workflow";
import type { Locale } from "@/lib/i18n/locale";
import { logRead } from "@/lib/server/audit/log-read";
import { readFormNotes } from "@/lib/server/coaching/form-notes";
import { isSealed, unseal } from "@/lib/server/crypto/seal";
import { referenceSql } from "@/lib/server/db/reference";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { hintsOfForm } from "@/lib/server/hint/family-hints";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import { villagePoints } from "@/lib/server/household/points-query";
import { parseChange } from "@/lib/server/household/stored-change";
import { findVillagePeriod } from "@/lib/server/period/find-period";
import { readHistory } from "@/lib/server/queue/history";
import { type OpenProposal, openProposal, undoOf } from "@/lib/server/queue/open-proposal";
import { timeZoneOf } from "@/lib/server/region/queries";
import { tiersOf } from "@/lib/server/workflow/tier-sets";
import { listConflicts } from "./conflict-views";
import type { Draft } from "./draft";
import { portalValues } from "./portal-values";
import { suggestionsOf } from "./suggestions";

interface Opened<T> {
  readonly head: ProposalHead;
  readonly open: OpenProposal;
  readonly history: readonly HistoryStep[];
  readonly extra: T;
}

/** Opens a proposal in the actor's area and logs the reading. `work` runs in the same transaction. */
async function openFor<T>(
  actor: Actor,
  at: PublicId,
  purpose: "update" | "history",
  work: (tx: ScopedTx, open: OpenProposal) => Promise<T>,
): Promise<Opened<T> | null> {
  const found = await underScope(scopeOf(actor), async (tx) => {
    const open = await openProposal(tx, at.regencyCode, at.id);
    if (open === null) return null;
    const [history, extra] = await Promise.all([
      readHistory(tx, at.regencyCode, at.id),
      work(tx, open),
      logRead(tx, actor, purpose, "proposal", [at.id]),
    ]);
    return { open, history, extra };
  });
  return found === null ? null : { ...found, head: await toHead(found.open, found.history) };
}

async function nothingElse(): Promise<null> {
  return null;
}

async function toHead({ row, draft }: OpenProposal, history: readonly HistoryStep[]): Promise<ProposalHead> {
  return {
    publicId: formatPublicId(draft.regencyCode, draft.id),
    regencyCode: draft.regencyCode,
    id: draft.id,
    householdPublicId: formatPublicId(draft.regencyCode, draft.householdId),
    kind: row.kind,
    state: row.state,
    version: row.version,
    villageCode: row.village_code,
    headName: row.head_name,
    timeZone: await timeZoneOf(row.village_code),
    reason: history[0]?.reason ?? null,
    note: history[0]?.note ?? null,
  };
}

/**
 * A draft for its form. Null when it is not in the actor's area. Whether it may still be changed is its state's to say;
 * the command judges again.
 */
export async function findFormPage(actor: Actor, at: PublicId, now: Date): Promise<FormPage | null> {
  const found = await openFor(actor, at, "update", async (tx, { draft }) => {
    const today = localDay(now, await timeZoneOf(draft.villageCode));
    const [points, coaching, conflicts, hints] = await Promise.all([
      villagePoints(tx, draft.villageCode, draft.householdId, MOST_FORM_POINTS),
      readFormNotes(tx, actor, draft.villageCode, today, now),
      listConflicts(tx.sql, actor, draft.regencyCode, draft.id),
      hintsOfForm(tx.sql, actor, draft.instrument, draft, now),
    ]);
    return { points, coaching, conflicts, hints };
  });
  if (found === null) return null;
  const { draft } = found.open;
  const seesIdentity = authorize(actor, "household:read-identity");
  const { payload } = draft;
  const base = askedAnswers(draft.instrument, draft.base);
  const period = await findVillagePeriod(referenceSql(), draft.villageCode, now);
  const suggested = suggestionsOf(draft.instrument, draft.family);
  return {
    head: found.head,
    base: seesIdentity ? base : maskAnswers(base, SEALED_KEYS),
    payload: seesIdentity ? payload : maskEvents({ ...payload, answers: maskAnswers(payload.answers, SEALED_KEYS) }),
    isCorrection: draft.isCorrection,
    undoesRevision: draft.undoesRevision,
    mayMove: authorize(actor, "transfer:request"),
    regional: draft.regional,
    lockedKeys: seesIdentity ? [] : [...SEALED_KEYS],
    portal: await portalValues(actor, draft.villageCode),
    suggested: seesIdentity ? suggested : maskAnswers(suggested, SEALED_KEYS),
    ...(found.extra.hints.length === 0 ? {} : { hints: found.extra.hints }),
    points: found.extra.points,
    coaching: found.extra.coaching,
    today: period?.today ?? payload.conditionDate,
    surroundings: draft.surroundings,
    conflicts: found.extra.conflicts,
    maySettle: authorize(actor, "proposal:submit"),
  };
}

/** A draft before it is sent: what changes, what was confirmed, what the rules say. Null when not in the actor's area. */
export async function findReviewPage(
  actor: Actor,
  at: PublicId,
  locale: Locale,
  now: Date,
): Promise<ReviewPage | null> {
  const found = await openFor(actor, at, "update", nothingElse);
  if (found === null) return null;
  const { draft } = found.open;
  const period = await findVillagePeriod(referenceSql(), draft.villageCode, now);
  return {
    head: found.head,
    isCorrection: draft.isCorrection,
    conditionDate: draft.payload.conditionDate,
    isInFuture: period !== null && draft.payload.conditionDate > period.today,
    isOpenPeriod: period?.isOpen === true && period.id === draft.periodId,
    maySend: authorize(actor, "proposal:submit"),
    server: {
      version: found.head.version,
      base: NO_ANSWERS,
      payload: { ...draft.payload, answers: NO_ANSWERS },
      isCorrection: draft.isCorrection,
    },
    ...reviewContent(draft, { locale, identity: authorize(actor, "household:read-identity") }),
  };
}

/** Where a proposal stands and what it says. Null when it is not in the actor's area. */
export async function findStatusPage(
  actor: Actor,
  at: PublicId,
  locale: Locale,
  now: Date,
): Promise<StatusPage | null> {
  const found = await openFor(actor, at, "history", async (tx, { row, draft }) =>
    row.state === "applied" ? { changes: await appliedChanges(tx, draft), former: await formerNames(tx, draft) } : null,
  );
  if (found === null) return null;
  const { row } = found.open;
  const draft = { ...found.open.draft, base: mergeAnswers(found.extra?.former ?? NO_ANSWERS, found.open.draft.base) };
  const sight = { locale, identity: authorize(actor, "household:read-identity") };
  const { events, added, left, findings, changes } = reviewContent(draft, sight);
  return {
    head: found.head,
    isCorrection: row.is_correction,
    undo: undoOf(row),
    channel: row.channel,
    conditionDate: row.condition_date,
    since: new Date(row.state_since),
    holder: holderOf(await tiersOf(at.regencyCode, now), row.state)?.name ?? null,
    dueAt: row.due_at === null ? null : new Date(row.due_at),
    events,
    changes: found.extra === null ? changes : appliedGroups(draft, found.extra.changes, sight),
    added,
    left,
    findings,
    history: found.history,
    can: {
      edit: isEditable(row.state) && authorize(actor, "proposal:draft"),
      withdraw: villageStep(row.state, "withdraw") !== null && authorize(actor, "proposal:withdraw"),
    },
  };
}

/** Names of those who have left since: the record no longer counts them, the proposal that says so still names them. */
async function formerNames({ sql }: ScopedTx, draft: Draft): Promise<Answers> {
  const { regencyCode, householdId } = draft;
  const people = await sql<{ id: string; name: string; presence: number }>`SELECT id, name, presence FROM member
    WHERE regency_code = ${regencyCode} AND household_id = ${householdId} AND NOT active`;
  const members = people.map(({ id, name, presence }) => [id, { name, presence }] as const);
  return { ...NO_ANSWERS, members: Object.fromEntries(members) };
}

function appliedGroups(draft: Draft, changes: readonly Change[], sight: Sight) {
  const view = readFormView({ ...draft, lockedKeys: [] });
  return changeGroups({ ...draft, after: view.answers, findings: [] }, changes, sight);
}

/** What the record took over: compared with today's record an applied proposal would change nothing any more. */
async function appliedChanges({ sql }: ScopedTx, draft: Draft): Promise<readonly Change[]> {
  const [revision] = await sql<{ changes: unknown }>`SELECT changes FROM household_revision
    WHERE regency_code = ${draft.regencyCode} AND household_id = ${draft.householdId} AND proposal_id = ${draft.id} LIMIT 1`;
  if (!Array.isArray(revision?.changes)) return [];
  return revision.changes.flatMap((stored) => {
    const change = parseChange(stored);
    const target = parseChangeKey(change.key);
    if (target === null) return [];
    const open = (value: AnswerValue) => turnIdentifiers(target.level, target.key, value, opened);
    return [{ ...change, before: open(change.before), after: open(change.after) }];
  });
}

function opened(text: string): string {
  return isSealed(text) ? unseal(text) : text;
}
