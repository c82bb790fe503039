import "server-only";
import * as z from "zod";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { type ErrorCode, refuse } from "@/lib/domain/error/error-code";
import { isReasonFor } from "@/lib/domain/workflow/reason";
import { hasFreshEyes, type ProposalState, RETURN_TARGETS, transition } from "@/lib/domain/workflow/workflow";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
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
  state: ProposalState;
  version: number;
  village_code: string;
  contributors: string[];
  deciders: string[];
}

/** What is wrong with a decision itself, before any proposal is looked at. */
export function decisionProblem(decision: Decision): ErrorCode | null {
  const reasoned = decision.event === "return" || decision.event === "reject";
  if (!reasoned) return null;
  if (decision.event === "return" && decision.target === null) return "INVALID_INPUT";
  const { event, reason, note } = decision;
  if (reason === null || !isReasonFor(reason, event === "return" ? "return" : "reject")) return "INVALID_INPUT";
  return reason === "OTHER" && (note ?? "") === "" ? "INVALID_INPUT" : null;
}

async function findHeld(sql: Sql, item: DecisionItem): Promise<Held | null> {
  const rows =
    await sql<Held>`SELECT state, version, village_code, contributors::text[] AS contributors, deciders::text[] AS deciders
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

/**
 * Decides one proposal inside the caller's transaction. Answers the refusal's code, or null when decided. Nothing is
 * written when it refuses.
 */
export async function decideOne(
  context: Omit<CommandContext<unknown>, "input">,
  item: DecisionItem,
  decision: Decision,
): Promise<ErrorCode | null> {
  const { sql, actor, now, newId } = context;
  const held = await findHeld(sql, item);
  if (held === null) return "NOT_FOUND";
  const judged = judge(actor, held, item, decision);
  if (!judged.ok) return judged.error.code;
  // The village endorses in a meeting; returned and rejected there, a family stands in its minutes, too.
  const { meetingId } = decision;
  if (decision.event === "endorse" || (held.state === "submitted" && meetingId !== null)) {
    const ready = meetingId !== null && (await isMeetingReady(sql, held.village_code, meetingId, now));
    if (!ready) return "NOT_ALLOWED_NOW";
  }
  const applied = decision.event === "accept" ? await applyProposal(context, item) : null;
  if (applied !== null && !applied.ok) return applied.error.code;
  return moveProposal(
    sql,
    actor,
    {
      regencyCode: item.regencyCode,
      id: item.id,
      version: item.version,
      from: held.state,
      event: decision.event,
      step: judged.step,
      reason: decision.reason,
      note: decision.note,
      target: decision.target,
      meetingId: decision.meetingId,
      appliedRevision: applied === null ? null : applied.value.revision,
    },
    now,
    newId,
  );
}
