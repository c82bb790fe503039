import "server-only";
import * as z from "zod";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { Locale } from "@/lib/domain/instrument/question";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import type { QueueFilter } from "@/lib/domain/queue/filter";
import { contentOf, decidabilityOf, type ProposalDetail } from "@/lib/domain/queue/proposal-detail";
import { placeText } from "@/lib/domain/queue/queue-row";
import { riskFactorSchema } from "@/lib/domain/queue/risk-factor";
import { recallOf } from "@/lib/domain/workflow/recall";
import type { TierName, TierSet } from "@/lib/domain/workflow/tier";
import { holderOf, returnTargetsOf } from "@/lib/domain/workflow/workflow";
import type { ReadPurpose } from "@/lib/server/audit/audit-entry";
import { logRead } from "@/lib/server/audit/log-read";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { hasFinding } from "@/lib/server/lot/finding";
import { findMeetingGround } from "@/lib/server/meeting/ground-query";
import { evaluateDraft } from "@/lib/server/proposal/evaluate";
import { isReturnActedOn } from "@/lib/server/proposal/return-acted";
import { tiersOf } from "@/lib/server/workflow/tier-sets";
import { workdaysOf } from "@/lib/server/workflow/workdays";
import { listColleagues } from "./colleagues";
import { readHistory } from "./history";
import { displayNames, villageNames } from "./names";
import { type OpenProposal, openProposal, undoOf } from "./open-proposal";
import { findNext } from "./queries";
import { walkIndexes } from "./read-rows";
import { waitingFor } from "./waiting";

export interface DetailRequest {
  /** The tier whose page it is. */
  readonly tier: TierName;
  readonly filter: QueueFilter;
  readonly now: Date;
  readonly locale: Locale;
  readonly purpose: Extract<ReadPurpose, "decide" | "meeting">;
}

/**
 * One proposal as a decider reads it: what changes, what the rules say, what happened so far, and whether this person
 * may decide. Null when it is not in the actor's area. The reading is logged.
 */
export async function findDetail(actor: Actor, at: PublicId, request: DetailRequest): Promise<ProposalDetail | null> {
  const [waiting, set] = await Promise.all([
    waitingFor(actor, request.tier, request.filter, request.now),
    tiersOf(at.regencyCode, request.now),
  ]);
  return underScope(scopeOf(actor), async (tx) => {
    const [, open] = await Promise.all([walkIndexes(tx), openProposal(tx, at.regencyCode, at.id)]);
    if (open === null) return null;
    const { row } = open;
    const cursor = { weight: row.warning_weight, since: new Date(row.state_since).getTime(), id: at.id };
    const [, next] = await Promise.all([
      logRead(tx, actor, request.purpose, "proposal", [at.id]),
      findNext(tx, waiting, cursor),
    ]);
    return toDetail(
      tx,
      actor,
      open,
      { ...request, set },
      next === null ? null : formatPublicId(next.regency_code, next.id),
    );
  });
}

async function toDetail(
  tx: ScopedTx,
  actor: Actor,
  open: OpenProposal,
  request: DetailRequest & { readonly set: TierSet },
  nextId: string | null,
): Promise<ProposalDetail> {
  const { row, draft } = open;
  const [names, villages, history, meeting] = await Promise.all([
    displayNames(tx.sql, row.contributors),
    villageNames(tx.sql, [row.village_code]),
    readHistory(tx, draft.regencyCode, draft.id),
    findMeetingGround(tx.sql, draft),
  ]);
  const decidability = decidabilityOf(actor, row, {
    ...request,
    workdays: await workdaysOf(tx.sql, row.village_code, request.now),
  });
  const isForeign = !decidability.can && decidability.why !== "not-waiting";
  const evaluation = evaluateDraft(draft, draft.payload);
  const sight = { locale: request.locale, identity: authorize(actor, "household:read-identity") };
  return {
    publicId: formatPublicId(draft.regencyCode, draft.id),
    regencyCode: draft.regencyCode,
    id: draft.id,
    version: row.version,
    state: row.state,
    holder: holderOf(request.set, row.state)?.name ?? null,
    headName: row.head_name,
    villageCode: row.village_code,
    villageName: villages.get(row.village_code) ?? row.village_code,
    place: placeText(row),
    kind: row.kind,
    isCorrection: row.is_correction,
    householdPublicId: formatPublicId(draft.regencyCode, draft.householdId),
    undo: undoOf(row),
    channel: row.channel,
    conditionDate: row.condition_date,
    since: new Date(row.state_since),
    dueAt: row.due_at === null ? null : new Date(row.due_at),
    meeting,
    isOvertaken: draft.family !== null && draft.family.revision > row.base_revision,
    ...contentOf(
      { ...draft, after: evaluation?.answers ?? draft.base },
      evaluation?.changes ?? [],
      evaluation?.findings ?? [],
      sight,
    ),
    riskFactors: z.array(riskFactorSchema).parse(row.risk_factors),
    isSampled: row.is_sampled,
    mayRecall: await mayRecall(tx, { actor, row, draft, history, set: request.set }),
    history,
    contributors: row.contributors.map((id) => names.get(id) ?? "?"),
    decidability,
    colleagues: isForeign ? await listColleagues(tx, actor, [...row.contributors, ...row.deciders], request.now) : [],
    returnTargets: returnTargetsOf(request.set, request.tier),
    nextId,
  };
}

/** Whether the actor's own decision is the last step, and nobody has acted on it since. The command judges it again. */
async function mayRecall(
  { sql }: ScopedTx,
  { actor, row, draft, history, set }: OpenProposal & Pick<ProposalDetail, "history"> & { actor: Actor; set: TierSet },
): Promise<boolean> {
  const recall = recallOf(history.toReversed(), actor.userId, set);
  if (recall === null || recall.state !== row.state || !row.deciders.includes(actor.userId)) return false;
  if (await hasFinding(sql, draft)) return false;
  return !recall.isReturn || !(await isReturnActedOn(sql, draft, recall));
}
