import { isRole, type Role } from "../access/role";
import { PROPOSAL_STATES, type ProposalState, WORKFLOW_EVENTS, type WorkflowEvent } from "../workflow/workflow";

/** One step of a proposal, as its history shows it. */
export interface HistoryStep {
  readonly id: string;
  readonly at: Date;
  readonly event: WorkflowEvent;
  readonly from: ProposalState;
  readonly to: ProposalState;
  /** An agreement that others of the tier must still join. */
  readonly isPartial: boolean;
  readonly actorId: string;
  /** Null when the account is gone. */
  readonly actorName: string | null;
  readonly role: Role | null;
  readonly reason: string | null;
  readonly note: string | null;
}

/** A step as stored: names of events, states and roles are text. */
export interface StoredStep {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string;
  readonly role: string;
  readonly event: string;
  readonly fromState: string;
  readonly toState: string;
  readonly reasonCode: string | null;
  readonly note: string | null;
}

/** The step in this build's words; null for one whose event or state this build does not know. */
export function toStep(row: StoredStep, actorName: string | null): HistoryStep | null {
  const event = WORKFLOW_EVENTS.find((candidate) => candidate === row.event);
  const from = PROPOSAL_STATES.find((state) => state === row.fromState);
  const to = PROPOSAL_STATES.find((state) => state === row.toState);
  if (event === undefined || from === undefined || to === undefined) return null;
  const { id, at, actorId, reasonCode: reason, note } = row;
  const isPartial = from === to;
  return {
    id,
    at,
    event,
    from,
    to,
    isPartial,
    actorId,
    actorName,
    role: isRole(row.role) ? row.role : null,
    reason,
    note,
  };
}
