import "server-only";
import * as z from "zod";
import { authorize } from "@/lib/domain/access/actor";
import { covers } from "@/lib/domain/access/scope";
import { type ErrorCode, type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { reasonProblem } from "@/lib/domain/workflow/reason";
import { neededBy } from "@/lib/domain/workflow/set-trial";
import {
  isCarried,
  RETURN_TARGETS,
  TIER_NAMES,
  TIERS,
  type Tier,
  type TierName,
  type TierSet,
  tierIn,
} from "@/lib/domain/workflow/tier";
import {
  hasFreshEyes,
  type ProposalState,
  tiersToLeaveOthers,
  tiersToRepeat,
  transition,
} from "@/lib/domain/workflow/workflow";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { hasUnexplainedNik, isUnsettled } from "@/lib/server/duplicate/unsettled";
import { awaitsCheck, dropCheck } from "@/lib/server/ground-check/guard";
import { keepLotOf, LOT_COLUMNS, LOT_JOIN, type LotRow, togetherBar } from "@/lib/server/lot/decision";
import { findMeetingGround } from "@/lib/server/meeting/ground-query";
import { type MeetingStanding, standingOfMeeting } from "@/lib/server/meeting/ready";
import { isObjected } from "@/lib/server/objection/involved";
import { type ArrivalRules, findArrivalRules } from "@/lib/server/workflow/deadlines";
import { countHolders } from "@/lib/server/workflow/holders";
import { freezeOfRow, tiersOfRow, VILLAGE_RULES, type VillageRulesRow } from "@/lib/server/workflow/tier-sets";
import { mayDecideNow } from "@/lib/server/workflow/workdays";
import { agreedInTier } from "./agreed";
import { applyProposal, CARD_COLUMNS, type CardRow } from "./apply";
import { moveProposal } from "./move";

/** One decision, as a person makes it on one or many proposals. */
export const decisionSchema = z.strictObject({
  event: z.enum([...TIER_NAMES, "return", "reject"]),
  target: z.enum(RETURN_TARGETS).nullable().default(null),
  reason: z.string().max(40).nullable().default(null),
  note: z.string().trim().max(1000).nullable().default(null),
  meetingId: z.uuid().nullable().default(null),
});
export type Decision = z.infer<typeof decisionSchema>;

export const itemSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  version: z.number().int().min(0),
});
export type DecisionItem = z.infer<typeof itemSchema>;

interface Held extends VillageRulesRow, LotRow, CardRow {
  id: string;
  household_id: string;
  state: ProposalState;
  version: number;
  contributors: string[];
  deciders: string[];
  agreed: number;
  dueAt: Date | null;
  submittedAt: Date | null;
  errorCount: number;
  warningCount: number;
  warningWeight: number;
  isSampled: boolean;
}

/** What is wrong with a decision itself, before any proposal is looked at. */
export function decisionProblem(decision: Decision): ErrorCode | null {
  const reasoned = decision.event === "return" || decision.event === "reject";
  if (!reasoned) return null;
  if (decision.event === "return" && decision.target === null) return "INVALID_INPUT";
  return reasonProblem(decision, decision.event === "return" ? "return" : "reject") === null ? null : "INVALID_INPUT";
}

async function findHeld(sql: Sql, item: DecisionItem): Promise<Held | null> {
  const rows =
    await sql<Held>`SELECT p.id, p.household_id, p.state, p.version, p.village_code, p.contributors::text[] AS contributors,
      p.deciders::text[] AS deciders, p.agreed, p.due_at AS "dueAt", p.submitted_at AS "submittedAt", p.error_count AS "errorCount",
      p.warning_count AS "warningCount", p.warning_weight AS "warningWeight", p.is_sampled AS "isSampled",
      ${CARD_COLUMNS}, ${LOT_COLUMNS}, ${VILLAGE_RULES}
    FROM proposal p JOIN region r ON r.code = p.village_code ${LOT_JOIN}
    WHERE p.regency_code = ${item.regencyCode} AND p.id = ${item.id} FOR UPDATE OF p`;
  return rows[0] ?? null;
}

async function judge(
  { sql, actor, now }: Omit<CommandContext<unknown>, "input">,
  held: Held,
  item: DecisionItem,
  decision: Decision,
) {
  const step = transition(tiersOfRow(held, now), held.state, decision.event, decision.target);
  if (held.version !== item.version) return refuse("STALE");
  if (step === null || step.tier === null) return notHere(tiersOfRow(held, now), held.state, decision);
  const place = { villageCode: held.village_code, dueAt: held.dueAt };
  if (!(await mayDecideNow(sql, actor, step.tier, place, now))) return refuse("FORBIDDEN");
  if (!hasFreshEyes(actor.userId, held.contributors, held.deciders)) return refuse("FOUR_EYES");
  const freeze = step.isAgreement ? freezeOfRow(held, "decide", now) : null;
  if (freeze !== null) return refuse("FROZEN", { info: { until: freeze.toDay } });
  return { ok: true as const, step, tier: step.tier };
}

/** A step that is none: of a return, whether only its target is missing among the region's tiers. */
function notHere(set: TierSet, state: ProposalState, { event, target }: Decision) {
  const isTargetMissing =
    event === "return" && target !== null && set.every(({ name }) => TIERS[name].returnTarget !== target);
  const couldReturn = transition(set, state, "return", "operator") !== null;
  return refuse("NOT_ALLOWED_NOW", isTargetMissing && couldReturn ? { info: { reason: "NO_TIER" } } : {});
}

/** Alone: somebody has opened it. Together: as one of a list, where only what needs no look may be agreed to. */
export type Manner = "alone" | "together";

/** The village whose proposal was decided: its audit row stands there. */
export interface Decided {
  readonly villageCode: string;
}

/** Decides one proposal inside the caller's transaction. What a refused one began is the caller's to roll back. */
export async function decideOne(
  context: Omit<CommandContext<unknown>, "input">,
  item: DecisionItem,
  decision: Decision,
  manner: Manner,
): Promise<Outcome<Decided>> {
  const { sql, actor, now } = context;
  const held = await findHeld(sql, item);
  if (held === null) return refuse("NOT_FOUND");
  const judged = await judge(context, held, item, decision);
  if (!judged.ok) return judged;
  const { step, tier } = judged;
  const bar = step.isAgreement ? agreementBar(tier, held, manner) : returnBar(held, manner);
  if (bar !== null) return refuse("NOT_ALLOWED_NOW", { info: { reason: bar } });
  const settles = step.isAgreement && settlesIdentity(tier, tiersOfRow(held, now));
  const [met, isUnsigned, isAwaited, isDisputed, doubt, arrivalRules] = await Promise.all([
    meetingOf(sql, held, decision, now),
    step.isAgreement && held.state === "endorsed" ? lacksPaper(sql, item) : false,
    awaitsCheck(sql, item, decision.event),
    step.isAgreement && tier.name !== "endorse" ? isObjected(sql, item) : false,
    settles ? identityDoubt(sql, item.regencyCode, held) : null,
    findArrivalRules(sql, item, now),
  ]);
  if (!(await mayBePassedAgain(context, held, { ...decision, sender: tier.name })))
    return refuse("NOT_ALLOWED_NOW", { info: { reason: "NOBODY_FRESH" } });
  if (!(await leavesOthers(context, held, { ...decision, sender: tier.name })))
    return refuse("NOT_ALLOWED_NOW", { info: { reason: "NEEDED_LATER" } });
  if (met === "early") return refuse("NOT_ALLOWED_NOW", { info: { reason: "MEETING_EARLY" } });
  if (met === "none") return refuse("NOT_ALLOWED_NOW");
  if (isUnsigned) return refuse("NOT_ALLOWED_NOW", { info: { reason: "MINUTES_UNSIGNED" } });
  if (isAwaited) return refuse("GROUND_CHECK_OPEN");
  if (isDisputed) return refuse("OBJECTION_OPEN");
  if (doubt !== null) return refuse(doubt);
  const isCarriedOn = !step.isAgreement || (await carries(context, held, tier));
  const applied = isCarriedOn && step.to === "applied" ? await applyProposal(context, item, held) : null;
  if (applied !== null && !applied.ok) return applied;
  const to = isCarriedOn ? step.to : held.state;
  const refused = await takeStep(
    context,
    { item, decision, held, to, manner, arrivalRules },
    applied?.value.revision ?? null,
  );
  if (refused !== null) return refuse(refused);
  if (!step.isAgreement) await dropCheck(sql, actor, item, now);
  const stale =
    manner === "alone" ? await keepLotOf(context, held, { ...item, agrees: step.isAgreement, ...decision }) : null;
  if (stale !== null) return refuse(stale);
  return succeed({ villageCode: held.village_code });
}

/** What was found faulty is sent back, not accepted; together is agreed to only what needs no look. */
function agreementBar(tier: Tier, held: Held, manner: Manner) {
  if (manner === "together") return togetherBar(tier, held);
  return held.lotVerdict === "faulty" ? "FAULTY" : null;
}

/** Out of an open lot somebody goes by a finding alone: else many sent back unopened would empty its sample. */
function returnBar({ lotState }: Held, manner: Manner) {
  return manner === "together" && lotState === "open" ? "LOT_OPEN" : null;
}

/** Whether this agreement is enough, or others of the tier must still agree. */
async function carries(
  { sql, actor, now }: Omit<CommandContext<unknown>, "input">,
  held: Held,
  { quorum, name }: Tier,
): Promise<boolean> {
  // One who stands in carries alone: the tier is late because those who hold it are not there.
  if (quorum.kind === "any" || !authorize(actor, TIERS[name].permission)) return true;
  const involved = [...held.contributors, ...held.deciders, actor.userId];
  // Where all must agree, nobody waits for who is away.
  const left =
    quorum.kind === "all" ? await countHolders(sql, TIERS[name].role, held.village_code, involved, now, "present") : 0;
  const agreed =
    quorum.kind === "minimum"
      ? await agreedInTier(sql, { regencyCode: held.village_code.slice(0, 4), id: held.id }, name)
      : 0;
  return isCarried(quorum, agreed, left);
}

/** Whether each tier that it must pass again has people who may decide: who has decided since it was sent may not again. */
async function mayBePassedAgain(
  { sql, actor, now }: Omit<CommandContext<unknown>, "input">,
  held: Held,
  { sender, event, target }: Pick<Decision, "event" | "target"> & { readonly sender: TierName },
): Promise<boolean> {
  if (event !== "return" || target === null) return true;
  const involved = [...held.contributors, ...held.deciders, actor.userId];
  for (const tier of tiersToRepeat(tiersOfRow(held, now), sender, target)) {
    const fresh = await countHolders(sql, TIERS[tier.name].role, held.village_code, involved, now);
    if (fresh < neededBy(tier)) return false;
  }
  return true;
}

/** Whether each later tier whose duty the decider holds too still has people enough without them: else it would wait for nobody. */
async function leavesOthers(
  { sql, actor, now }: Omit<CommandContext<unknown>, "input">,
  held: Held,
  decision: Pick<Decision, "event" | "target"> & { readonly sender: TierName },
): Promise<boolean> {
  const involved = [...held.contributors, ...held.deciders, actor.userId];
  const holds = ({ name }: Tier) =>
    actor.grants.some(
      ({ role, level, regionCode }) =>
        role === TIERS[name].role && level === "full" && covers(regionCode, held.village_code),
    );
  for (const tier of tiersToLeaveOthers(tiersOfRow(held, now), decision.sender, decision, holds)) {
    const fresh = await countHolders(sql, TIERS[tier.name].role, held.village_code, involved, now);
    if (fresh < neededBy(tier)) return false;
  }
  return true;
}

/** A proposal leaves its village with the meeting's signed minutes that hold it (process.md 2.3); one that rests on no meeting never came from one. */
async function lacksPaper(sql: Sql, item: DecisionItem): Promise<boolean> {
  const meeting = await findMeetingGround(sql, item);
  return meeting !== null && meeting.paper !== "signed";
}

/** The tier that validates, or the last one where a region has none: before the record changes somebody must have. */
function settlesIdentity({ name }: Tier, set: TierSet): boolean {
  return name === (tierIn(set, "validate") === null ? "accept" : "validate");
}

/** Validated is what is legitimate: NIKs matched or explained, no open double (DESIGN 4). */
async function identityDoubt(sql: Sql, regencyCode: string, held: Held): Promise<ErrorCode | null> {
  if (await isUnsettled(sql, regencyCode, { id: held.id, householdId: held.household_id }))
    return "DUPLICATE_UNSETTLED";
  return (await hasUnexplainedNik(sql, regencyCode, held.household_id)) ? "NIK_UNMATCHED" : null;
}

/** The village endorses, and rejects for good, in a meeting alone; one that it returns there stands in its minutes, too. */
async function meetingOf(sql: Sql, held: Held, { event, meetingId }: Decision, now: Date): Promise<MeetingStanding> {
  if (held.state !== "submitted" || (event === "return" && meetingId === null)) return "ready";
  if (meetingId === null) return "none";
  const { village_code: villageCode, submittedAt } = held;
  return standingOfMeeting(sql, { villageCode, submittedAt }, meetingId, now);
}

interface Step {
  readonly item: DecisionItem;
  readonly decision: Decision;
  readonly held: Held;
  readonly to: ProposalState;
  readonly manner: Manner;
  readonly arrivalRules: ArrivalRules;
}

function takeStep(
  { sql, actor, now, newId }: Omit<CommandContext<unknown>, "input">,
  { item, decision, held, to, manner, arrivalRules }: Step,
  appliedRevision: number | null,
): Promise<ErrorCode | null> {
  const { event, reason, note, target, meetingId } = decision;
  const { regencyCode, id, version } = item;
  const move = {
    regencyCode,
    id,
    version,
    from: held.state,
    to,
    event,
    isDecision: true,
    reason,
    note,
    target,
    meetingId,
    isOneOfMany: manner === "together",
    arrivalRules,
  };
  return moveProposal(sql, actor, { ...move, appliedRevision }, now, newId);
}
