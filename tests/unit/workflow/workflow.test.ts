import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workflowArrows, workflowDiagram } from "@/lib/domain/workflow/diagram";
import { isReasonFor, REASONS, reasonsFor } from "@/lib/domain/workflow/reason";
import {
  HOLDERS,
  hasFreshEyes,
  isEditable,
  isOpen,
  PROPOSAL_STATES,
  RETURN_TARGETS,
  stateAwaiting,
  transition,
  WORKFLOW_EVENTS,
} from "@/lib/domain/workflow/workflow";

describe("the workflow table", () => {
  it("takes exactly the steps of the design", () => {
    const arrows = workflowArrows().map(({ from, to, label }) => `${from} ${label} ${to}`);
    expect(arrows).toEqual([
      "draft submit submitted",
      "draft withdraw withdrawn",
      "draft expire expired",
      "submitted endorse endorsed",
      "submitted return to operator returned",
      "submitted reject rejected",
      "submitted withdraw withdrawn",
      "endorsed verify verified",
      "endorsed return to operator returned",
      "endorsed reject rejected",
      "verified validate validated",
      "verified return to operator returned",
      "verified return to regency endorsed",
      "verified reject rejected",
      "validated accept applied",
      "validated return to operator returned",
      "validated return to regency endorsed",
      "validated return to province verified",
      "validated reject rejected",
      "returned submit submitted",
      "returned withdraw withdrawn",
      "returned expire expired",
    ]);
  });

  it("reaches applied only through every tier, whatever is tried", () => {
    const tiers = ["submitted", "endorsed", "verified", "validated"];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ event: fc.constantFrom(...WORKFLOW_EVENTS), target: fc.constantFrom(...RETURN_TARGETS) }),
          { maxLength: 60 },
        ),
        (steps) => {
          let state: (typeof PROPOSAL_STATES)[number] = "draft";
          let sinceSubmit: string[] = [];
          for (const { event, target } of steps) {
            const step = transition(state, event, target);
            if (step === null) continue;
            if (event === "submit") sinceSubmit = [];
            state = step.to;
            sinceSubmit.push(state);
            if (state === "applied") for (const tier of tiers) expect(sinceSubmit).toContain(tier);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("gives every open state somebody who can act, and none to a final one", () => {
    for (const state of PROPOSAL_STATES) {
      const possible = WORKFLOW_EVENTS.filter(
        (event) => event !== "expire" && RETURN_TARGETS.some((target) => transition(state, event, target) !== null),
      );
      expect(possible.length > 0, state).toBe(isOpen(state));
      if (HOLDERS[state] !== null) expect(stateAwaiting(HOLDERS[state].permission)).toBe(state);
    }
    expect(PROPOSAL_STATES.filter(isEditable)).toEqual(["draft", "returned"]);
  });

  it("asks a reason of what sends back or ends, and fresh eyes of every decision", () => {
    for (const state of PROPOSAL_STATES) {
      for (const event of WORKFLOW_EVENTS) {
        const step = transition(state, event, "operator");
        if (step === null) continue;
        expect(step.needsReason).toBe(["return", "reject", "withdraw"].includes(event));
        expect(step.isDecision).toBe(!["submit", "withdraw", "expire"].includes(event));
      }
    }
    expect(hasFreshEyes("a", ["b"], ["c"])).toBe(true);
    expect(hasFreshEyes("a", ["a"], [])).toBe(false);
    expect(hasFreshEyes("a", [], ["a"])).toBe(false);
  });

  it("keeps reasons to the events they fit", () => {
    for (const event of ["return", "reject", "withdraw"] as const) expect(reasonsFor(event)).toContain("OTHER");
    for (const code of Object.keys(REASONS))
      expect(["return", "reject", "withdraw"].some((event) => isReasonFor(code, event as "return"))).toBe(true);
    expect(isReasonFor("toString", "return")).toBe(false);
  });

  it("is drawn in ARCHITECTURE.md as it is", () => {
    expect(readFileSync("ARCHITECTURE.md", "utf8")).toContain(workflowDiagram());
  });
});
