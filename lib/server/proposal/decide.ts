import "server-only";
import * as z from "zod";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { type ErrorCode, type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { fitsBulk } from "@/lib/domain/queue/bulk";
import { reasonProblem } from "@/lib/domain/workflow/reason";
import {
  hasFreshEyes,
  type ProposalState,
  RETURN_TARGETS,
  type Transition,
  transition,
} from "@/lib/domain/workflow/workflow";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { hasUnexplainedNik, isUnsettled } from "@/lib/server/duplicate/unsettled";
import { isMeetingReady } from "@/lib/server/meeting/ready";
import { applyProposal } from "./apply";
import { moveProposal } from "./move";

/** One decision, as a person makes it on one or many proposals. */
export const decisionSchema = z.strictObject({
  event: z.enum(["endorse", "verify", "validate", "accept", "return", "reject"]),
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

interface Held {
  id: string;
  household_id: string;
  state: ProposalState;
  version: number;
  village_code: string;
  contributors: string[];
  deciders: string[];
  errorCount: number;
  warningCount: number;
  warningWeight: number;
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
    await sql<Held>`SELECT id, household_id, state, version, village_code, contributors::text[] AS contributors, deciders::text[] AS deciders,
      error_count AS "errorCount", warning_count AS "warningCount", warning_weight AS "warningWeight"
    FROM proposal WHERE regency_code = ${item.regencyCode} AND id = ${item.id} FOR UPDATE`;
  return rows[0] ?? null;
}

function judge(actor: Actor, held: Held, item: DecisionItem, decision: Decision) {
  const step = transition(held.state, decision.event, decision.target);
  if (held.version !== item.version) return refuse("STALE");
  if (step === null) return refuse("NOT_ALLOWED_NOW");
  if (step.permission === "system" || !authorize(actor, step.permission)) return refuse("FORBIDDEN");
  if (!hasFreshEyes(actor.userId, held.contributors, held.deciders)) return refuse("FOUR_EYES");
  return { ok: true as const, step };
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
  const judged = judge(actor, held, item, decision);
  if (!judged.ok) return judged;
  const agrees = decision.event !== "return" && decision.event !== "reject";
  if (manner === "together" && agrees && !fitsBulk(held))
    return refuse("NOT_ALLOWED_NOW", { info: { reason: "NEEDS_PERSON" } });
  if (!(await hasItsMeeting(sql, held, decision, now))) return refuse("NOT_ALLOWED_NOW");
  const doubt = decision.event === "validate" ? await identityDoubt(sql, item.regencyCode, held) : null;
  if (doubt !== null) return refuse(doubt);
  const applied = decision.event === "accept" ? await applyProposal(context, item) : null;
  if (applied !== null && !applied.ok) return applied;
  const refused = await takeStep(context, { item, decision, held, step: judged.step }, applied?.value.revision ?? null);
  return refused === null ? succeed({ villageCode: held.village_code }) : refuse(refused);
}

/** Validated is what is legitimate: NIKs matched or explained, no open double (DESIGN 4). */
async function identityDoubt(sql: Sql, regencyCode: string, held: Held): Promise<ErrorCode | null> {
  if (await isUnsettled(sql, regencyCode, { id: held.id, householdId: held.household_id }))
    return "DUPLICATE_UNSETTLED";
  return (await hasUnexplainedNik(sql, regencyCode, held.household_id)) ? "NIK_UNMATCHED" : null;
}

/** The village endorses in a meeting; returned and rejected there, a family stands in its minutes, too. */
async function hasItsMeeting(sql: Sql, held: Held, { event, meetingId }: Decision, now: Date): Promise<boolean> {
  if (event !== "endorse" && !(held.state === "submitted" && meetingId !== null)) return true;
  return meetingId !== null && (await isMeetingReady(sql, held.village_code, meetingId, now));
}

interface Step {
  readonly item: DecisionItem;
  readonly decision: Decision;
  readonly held: Held;
  readonly step: Transition;
}

function takeStep(
  { sql, actor, now, newId }: Omit<CommandContext<unknown>, "input">,
  { item, decision, held, step }: Step,
  appliedRevision: number | null,
): Promise<ErrorCode | null> {
  const { event, reason, note, target, meetingId } = decision;
  const { regencyCode, id, version } = item;
  const move = { regencyCode, id, version, from: held.state, event, step, reason, note, target, meetingId };
  return moveProposal(sql, actor, { ...move, appliedRevision }, now, newId);
}
