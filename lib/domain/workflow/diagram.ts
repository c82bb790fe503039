import { RETURN_TARGETS, STANDARD_TIERS, type TierSet } from "./tier";
import { PROPOSAL_STATES, type ProposalState, transition, WORKFLOW_EVENTS } from "./workflow";

/** One arrow of the workflow, read from the table. */
export interface Arrow {
  readonly from: ProposalState;
  readonly to: ProposalState;
  readonly label: string;
}

/** Every step there is: each event tried in each state, returns to each target. */
export function workflowArrows(set: TierSet): readonly Arrow[] {
  return PROPOSAL_STATES.flatMap((from) =>
    WORKFLOW_EVENTS.flatMap((event): readonly Arrow[] => {
      if (event !== "return") {
        const step = transition(set, from, event);
        return step === null ? [] : [{ from, to: step.to, label: event }];
      }
      return RETURN_TARGETS.flatMap((target) => {
        const step = transition(set, from, event, target);
        return step === null ? [] : [{ from, to: step.to, label: `return to ${target}` }];
      });
    }),
  );
}

/** The standard workflow as a Mermaid state diagram. A state that only other sets of tiers reach is left out. */
export function workflowDiagram(): string {
  const all = workflowArrows(STANDARD_TIERS);
  const arrows = all.filter(({ from }) => from === "draft" || all.some(({ to }) => to === from));
  const lines = arrows.map(({ from, to, label }) => `  ${from} --> ${to}: ${label}`);
  const final = PROPOSAL_STATES.filter((state) => all.every((arrow) => arrow.from !== state));
  return ["stateDiagram-v2", "  [*] --> draft", ...lines, ...final.map((state) => `  ${state} --> [*]`)].join("\n");
}
