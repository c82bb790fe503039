import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { type FieldProblem, type Refusal, refuse } from "@/lib/domain/error/error-code";
import { eventViews } from "@/lib/domain/event/event-view";
import { isAnswered } from "@/lib/domain/instrument/answers";
import { answerKey } from "@/lib/domain/instrument/canonical";
import { readableSnapshot } from "@/lib/domain/instrument/snapshot";
import { eventsOf } from "@/lib/domain/proposal/payload";
import { personName } from "@/lib/domain/queue/readable";
import { riskFactors, weightOf } from "@/lib/domain/queue/risk-factor";
import { type Finding, unexplainedWarnings } from "@/lib/domain/rule/finding";
import { findingWords } from "@/lib/domain/rule/finding-words";
import { NO_SETTINGS, settingsOf, settingWords } from "@/lib/domain/rule/setting";
import { isMendable } from "@/lib/domain/workflow/deadline";
import { isEditable, villageStep } from "@/lib/domain/workflow/workflow";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { newlyDescribed } from "@/lib/server/duplicate/find-doubles";
import { enqueueMatch } from "@/lib/server/duplicate/job";
import type { Pair } from "@/lib/server/duplicate/pair";
import { keepProposalCases } from "@/lib/server/duplicate/proposal-cases";
import { findCardProblems } from "@/lib/server/event/card-problems";
import { settleHints } from "@/lib/server/hint/family-hints";
import { holdVillagePeriod, type VillagePeriod } from "@/lib/server/period/find-period";
import { findFreeze } from "@/lib/server/workflow/tier-sets";
import { type Draft, findDraft } from "./draft";
import { listHeld } from "./draft-conflicts";
import { type Evaluation, evaluateDraft } from "./evaluate";
import { maskSnapshot } from "./mask-snapshot";
import { moveProposal } from "./move";
import { findRiskGround } from "./risk-ground";
import { markServed } from "./served";
import { digestOf, findServerCounts } from "./server-counts";
import { findServerFacts } from "./server-facts";

const submitSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  version: z.number().int().min(1),
});

const TOLD_AT_MOST = 50;

/**
 * Sends a draft to the village meeting: complete, no GALAT, warnings explained, period open (or come back and still mendable), NIK not in use elsewhere.
 * What was shown is kept as it was shown.
 */
export const submitProposal = defineCommand({
  name: "proposal.submit",
  permission: "proposal:submit",
  input: submitSchema,
  async run(context) {
    const { sql, actor, input, now, newId } = context;
    const draft = await findDraft(sql, input.regencyCode, input.id);
    if (draft === null) return refuse("NOT_FOUND");
    const step = villageStep(draft.state, "submit");
    if (step === null || !isEditable(draft.state)) return refuse("NOT_ALLOWED_NOW");
    if (draft.version !== input.version) return refuse("STALE");
    const contested = await listHeld(sql, draft.regencyCode, draft.id);
    if (contested.length > 0) return refuse("CONFLICT_OPEN", { info: { count: contested.length } });
    const period = await holdVillagePeriod(sql, draft.villageCode, now);
    if (period === null || !maySendIn(period, draft, now)) return refuse("PERIOD_CLOSED");
    const freeze = await findFreeze(sql, draft, "submit", now);
    if (freeze !== null) return refuse("FROZEN", { info: { until: freeze.toDay } });
    const judged = await judge(context, draft, period.today);
    if (!judged.ok) return judged;
    await keepJudgement(context, draft, judged.evaluation);
    await keepSnapshot(context, draft, judged.evaluation);
    const move = { ...idsOf(draft), event: "submit" as const, to: step.to, isDecision: false, ...NOTHING_SAID };
    const refused = await moveProposal(sql, actor, move, now, newId);
    if (refused !== null) return refuse(refused);
    await keepDoubles(context, draft, judged);
    const { answers, changes } = judged.evaluation;
    const changed = new Set(changes.map(({ key }) => key));
    await settleHints(context, draft, { answers, notes: draft.payload.notes, changed });
    await markServed(context, draft);
    return done(
      { id: draft.id, version: draft.version + 1 },
      { action: "proposal:submit", subjectKind: "proposal", subjectIds: [draft.id], areaCode: draft.villageCode },
    );
  },
});

/** In its own open period; what came back also for some days after the end, unless the village has closed its year. */
function maySendIn(period: VillagePeriod, draft: Draft, now: Date): boolean {
  if (period.id === draft.periodId) return period.isOpen || (!period.isClosed && isMendable(draft, now));
  return isMendable(draft, now);
}

/** What was found here becomes cases at once; the rest of the regency, which the operator may not see, is a job's work. */
async function keepDoubles(
  context: CommandContext<unknown>,
  draft: Draft,
  judged: Judged & { ok: true },
): Promise<void> {
  const { sql, now } = context;
  const opening = { sql, regencyCode: draft.regencyCode, opener: null, note: null, now, newId: () => context.newId() };
  await keepProposalCases(opening, draft, judged.pairs);
  if (newlyDescribed(draft, judged.evaluation).length > 0)
    await enqueueMatch(sql, { regencyCode: draft.regencyCode, proposalId: draft.id });
}

type Judged =
  | { readonly ok: true; readonly evaluation: Evaluation; readonly pairs: readonly Pair[] }
  | { readonly ok: false; readonly error: Refusal; readonly keepsLookUps?: true };

/** First what the form itself says, then what only the server knows: a limited look-up is not spent on a half-done form. */
async function judge(context: CommandContext<unknown>, draft: Draft, today: string): Promise<Judged> {
  const local = evaluateDraft(draft, draft.payload);
  if (local === null) return refuse("INVALID_INPUT");
  const unready = readiness(draft, local, today);
  if (unready !== null) return { ok: false, error: unready };
  const found = await findServerFacts(context, draft, local);
  const keepsLookUps = true;
  if (found.isLimited) return { ...refuse("RATE_LIMITED"), keepsLookUps };
  if (found.elsewhere.length > 0) {
    const fields = found.elsewhere.map((uid) => ({ path: `member:${uid}.nik`, detail: "V37" }));
    return { ...refuse("REGISTERED_ELSEWHERE", { fields }), keepsLookUps };
  }
  const problems = await findCardProblems(context.sql, draft, local.changes);
  const counts = await findServerCounts(context, draft, local, today);
  const evaluation = evaluateDraft(draft, draft.payload, { ...found.facts, today, counts }, problems) ?? local;
  const refused = readiness(draft, evaluation, today);
  return refused === null ? { ok: true, evaluation, pairs: found.pairs } : { ok: false, error: refused, keepsLookUps };
}

/**
 * The counts that queues sort by, with the server's findings in them, the severities it was judged by, and the revision
 * that was judged: who sends has just seen before and after against today's record, so from here on only what changes
 * later can be in conflict.
 */
async function keepJudgement(context: CommandContext<unknown>, draft: Draft, evaluation: Evaluation): Promise<void> {
  const { sql } = context;
  const factors = riskFactors(await findRiskGround(context, draft, evaluation));
  const { surroundings, villageCode, payload } = draft;
  const settings = settingsOf(surroundings.settings ?? NO_SETTINGS, villageCode, payload.conditionDate);
  const baseRevision = draft.family?.revision ?? payload.baseRevision;
  await sql`UPDATE proposal SET base_revision = ${baseRevision},
      payload = jsonb_set(payload, '{baseRevision}', ${String(baseRevision)}::jsonb), error_count = 0, warning_count = ${evaluation.warnings}, warning_weight = ${weightOf(factors)},
      risk_factors = ${JSON.stringify(factors)}::jsonb,
      change_count = ${evaluation.changes.length}, rule_findings = ${findingWords(evaluation.findings)},
      judged_settings = ${settingWords(settings)}, answers_digest = ${digestOf(draft, evaluation)}
    WHERE regency_code = ${draft.regencyCode} AND id = ${draft.id}`;
}

const NOTHING_SAID = { reason: null, note: null, target: null, meetingId: null, appliedRevision: null };

function idsOf(draft: Draft) {
  return { regencyCode: draft.regencyCode, id: draft.id, version: draft.version, from: draft.state };
}

/** What still stands in the way, or null. */
function readiness(draft: Draft, evaluation: Evaluation, today: string): Refusal | null {
  const { payload } = draft;
  if (payload.conditionDate > today) return incomplete([{ path: "conditionDate", detail: "IN_FUTURE" }]);
  if (evaluation.changes.length === 0 && isUntouched(draft))
    return incomplete([{ path: "answers", detail: "NOTHING_TOUCHED" }]);
  const errors = evaluation.findings.filter((finding) => finding.severity === "error");
  if (errors.length > 0)
    return incomplete(errors.map((finding) => ({ path: pathOf(finding), detail: finding.ruleId })));
  const unexplained = unexplainedWarnings(evaluation.findings, payload.notes);
  if (unexplained.length > 0)
    return incomplete(
      unexplained.map((finding) => ({ path: pathOf(finding), detail: `NEEDS_NOTE:${finding.ruleId}` })),
    );
  return null;
}

function pathOf({ target }: Finding): string {
  return answerKey(target.level, target.uid, target.key);
}

function incomplete(fields: readonly FieldProblem[]): Refusal {
  return { code: "INCOMPLETE", fields: fields.slice(0, TOLD_AT_MOST), info: { count: fields.length } };
}

function isUntouched({ payload }: Draft): boolean {
  if (eventsOf(payload).length > 0) return false; // what an event lacks is said field by field
  const { household, members, civil } = payload.answers;
  const rows = [household, ...Object.values(members), ...Object.values(civil)];
  return (
    payload.memberOps.length === 0 && rows.every((row) => Object.values(row).every((answer) => !isAnswered(answer)))
  );
}

function nameIn({ base }: Draft, { answers }: Evaluation): (uid: string) => string {
  return (uid) => personName({ base, after: answers }, uid) ?? "?";
}

async function keepSnapshot(context: CommandContext<unknown>, draft: Draft, evaluation: Evaluation): Promise<void> {
  const { sql, actor, now, newId } = context;
  const view = { conditionDate: draft.payload.conditionDate, locale: actor.locale };
  const events = eventViews({ ...draft, locale: actor.locale, identity: false, nameOf: nameIn(draft, evaluation) });
  const shown = maskSnapshot(readableSnapshot(draft.instrument, evaluation.answers, view));
  const content = JSON.stringify(events.length === 0 ? shown : { ...shown, events });
  const sha256 = createHash("sha256").update(content).digest();
  await sql`INSERT INTO proposal_snapshot (regency_code, id, village_code, proposal_id, at, locale, content, sha256)
    VALUES (${draft.regencyCode}, ${newId()}, ${draft.villageCode}, ${draft.id}, ${now}, ${actor.locale}, ${content}, ${sha256})`;
}
