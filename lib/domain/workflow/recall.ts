import { type ReturnTarget, TIERS, type TierName, type TierSet } from "./tier";
import { holderOf, type ProposalState, type WorkflowEvent } from "./workflow";

/** A step of a proposal's history, as the recall needs it. */
export interface TakenStep {
  readonly event: WorkflowEvent;
  readonly from: ProposalState;
  readonly to: ProposalState;
  readonly actorId: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly note: string | null;
}

/** Where a proposal waits again when a decision is taken back. */
export interface Recall {
  /** The state it is in now. */
  readonly state: ProposalState;
  readonly back: ProposalState;
  /** Since when it waited there: taking back does not make it younger. */
  readonly since: Date;
  /** How many had agreed there before. */
  readonly agreed: number;
  readonly returnedTo: ReturnTarget | null;
  /** Why it had come to wait there, where it was sent back to it. */
  readonly reason: string | null;
  readonly note: string | null;
  /** When the decision was taken that is taken back. */
  readonly decidedAt: Date;
  /** A return: those below may have begun to work on it without a step of the history. */
  readonly isReturn: boolean;
}

/**
 * What may be taken back. A meeting's decisions stand in its minutes, what a coach accepts has changed the record, and a
 * rejection has let the family be proposed again.
 */
const RECALLABLE: readonly (TierName | "return")[] = ["verify", "sign", "validate", "return"];

/**
 * What taking back the last decision means; null where there is none, it is somebody else's, or the next tier has acted.
 * @param steps the whole history, the oldest first
 */
export function recallOf(steps: readonly TakenStep[], personId: string, set: TierSet): Recall | null {
  const standing = withoutRecalled(steps);
  const last = standing.at(-1);
  if (last === undefined || last.actorId !== personId || !isRecallable(last)) return null;
  const earlier = standing.slice(0, -1);
  const entry = earlier.findLastIndex(({ from, to }) => to === last.from && from !== to);
  const agreed = earlier.slice(entry + 1).filter(({ from, to }) => from === to && to === last.from).length;
  const entered = earlier[entry];
  const holder = holderOf(set, last.from);
  return {
    state: last.to,
    back: last.from,
    since: entered?.at ?? last.at,
    agreed,
    returnedTo: entered?.event === "return" && holder !== null ? TIERS[holder.name].returnTarget : null,
    reason: entered?.reason ?? null,
    note: entered?.note ?? null,
    decidedAt: last.at,
    isReturn: last.event === "return",
  };
}

function isRecallable({ event, from }: TakenStep): boolean {
  return RECALLABLE.some((name) => name === event) && from !== "submitted";
}

/** The steps that still hold: a recall strikes the step before it. */
function withoutRecalled(steps: readonly TakenStep[]): readonly TakenStep[] {
  const standing: TakenStep[] = [];
  for (const step of steps) {
    if (step.event === "recall") standing.pop();
    else standing.push(step);
  }
  return standing;
}
