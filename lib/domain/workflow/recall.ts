import { type ReturnTarget, TIERS, type TierName, type TierSet } from "./tier";
import { holderOf, type ProposalState, type WorkflowEvent } from "./workflow";

/** A step of a proposal's history, as the recall needs it. */
export interface TakenStep {
  readonly event: WorkflowEvent;
  readonly from: ProposalState;
  readonly to: ProposalState;
  readonly actorId: string;
  readonly at: Date;
}

/** Where a proposal waits again when an agreement is taken back. */
export interface Recall {
  /** The state it is in now. */
  readonly state: ProposalState;
  readonly back: ProposalState;
  /** Since when it waited there: taking back does not make it younger. */
  readonly since: Date;
  /** How many had agreed there before. */
  readonly agreed: number;
  readonly returnedTo: ReturnTarget | null;
}

/** Agreements that may be taken back. A meeting's stand in its minutes, and what a coach accepts has changed the record. */
const RECALLABLE: readonly TierName[] = ["verify", "sign", "validate"];

/**
 * What taking back the last agreement means; null where there is none, it is somebody else's, or the next tier has acted.
 * @param steps the whole history, the oldest first
 */
export function recallOf(steps: readonly TakenStep[], personId: string, set: TierSet): Recall | null {
  const standing = withoutRecalled(steps);
  const last = standing.at(-1);
  if (last === undefined || last.actorId !== personId || !RECALLABLE.some((name) => name === last.event)) return null;
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
  };
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
