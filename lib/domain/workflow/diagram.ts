import {
  PROPOSAL_STATES,
  type ProposalState,
  RETURN_STATE,
  RETURN_TARGETS,
  transition,
  WORKFLOW_EVENTS,
} from "./workflow";

/** One arrow of the workflow, read from the table. */
export interface Arrow {
  readonly from: ProposalState;
  readonly to: ProposalState;
  readonly label: string;
}

/** Every step there is: each event tried in each state, returns to each target. */
export function workflowArrows(): readonly Arrow[] {
  return PROPOSAL_STATES.flatMap((from) =>
    WORKFLOW_EVENTS.flatMap((event): readonly Arrow[] => {
      if (event !== "return") {
        const step = transition(from, event);
        return step === null ? [] : [{ from, to: step.to, label: event }];
      }
      return RETURN_TARGETS.flatMap((target) => {
        const step = transition(from, event, target);
        return step === null ? [] : [{ from, to: RETURN_STATE[target], label: `return to ${target}` }];
      });
    }),
  );
}

/** The workflow as a Mermaid state diagram. */
export function workflowDiagram(): string {
  const lines = workflowArrows().map(({ from, to, label }) => `  ${from} --> ${to}: ${label}`);
  const final = PROPOSAL_STATES.filter((state) => workflowArrows().every((arrow) => arrow.from !== state));
  return ["stateDiagram-v2", "  [*] --> draft", ...lines, ...final.map((state) => `  ${state} --> [*]`)].join("\n");
}
