import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { ReturnTarget } from "@/lib/domain/workflow/tier";
import type { ProposalState, WorkflowEvent } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { type ArrivalRules, findArrival } from "@/lib/server/workflow/deadlines";

export interface Move {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly from: ProposalState;
  readonly event: WorkflowEvent;
  /** The same state: an agreement that others must still join. */
  readonly to: ProposalState;
  /** A decision: four eyes hold. Submit and withdraw are not decisions on another's work. */
  readonly isDecision: boolean;
  readonly reason: string | null;
  readonly note: string | null;
  readonly target: ReturnTarget | null;
  readonly meetingId: string | null;
  readonly appliedRevision: number | null;
  /** One of many: whoever moves them asks for the villages' roll-up when all are moved (`enqueueRollups`). */
  readonly isOneOfMany?: boolean;
  /** Where they were asked before, with other things. */
  readonly arrivalRules?: ArrivalRules;
}

/**
 * Takes one step of the workflow: compare-and-swap, four eyes, history, stale mark and roll-up job in one statement
 * (DECIDED 18). Answers the refusal's code, or null when the step was taken.
 */
export async function moveProposal(
  sql: Sql,
  actor: Actor,
  move: Move,
  now: Date,
  newId: () => string,
): Promise<ErrorCode | null> {
  const { dueAt, isSampled } =
    move.to === move.from
      ? { dueAt: null, isSampled: false }
      : await findArrival(sql, move, move.to, now, move.arrivalRules);
  const rows = await sql<{ outcome: string }>`SELECT app_move_proposal(
    ${move.regencyCode}, ${move.id}, ${move.version}, ${move.from}, ${move.to}, ${move.event}, ${move.isDecision},
    ${actor.userId}, ${actor.grant.id}, ${actor.grant.role}, ${move.reason}, ${move.note}, ${move.target}, ${move.meetingId},
    ${dueAt}, ${isSampled}, ${now}, ${newId()}, ${newId()}, ${move.appliedRevision}, ${move.isOneOfMany !== true}) AS outcome`;
  const outcome = rows[0]?.outcome;
  if (outcome === "OK") return null;
  return outcome === "NOT_FOUND" || outcome === "FOUR_EYES" ? outcome : "STALE";
}
