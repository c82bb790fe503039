import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { workflowArrows, workflowDiagram } from "@/lib/domain/workflow/diagram";
import { isReasonFor, REASONS, reasonsFor } from "@/lib/domain/workflow/reason";
import { STANDARD_TIERS } from "@/lib/domain/workflow/tier";
import {
  hasFreshEyes,
  isEditable,
  isOpen,
  PROPOSAL_STATES,
  transition,
  WORKFLOW_EVENTS,
} from "@/lib/domain/workflow/workflow";

describe("the workflow table", () => {
  it("takes exactly the steps of the design", () => {
    const arrows = workflowArrows(STANDARD_TIERS)
      .filter(({ from }) => from !== "signed")
      .map(({ from, to, label }) => `${from} ${label} ${to}`);
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

  it("lets what waits in a state that the standard tiers do not reach go on", () => {
    expect(transition(STANDARD_TIERS, "signed", "validate")?.to).toBe("validated");
    expect(PROPOSAL_STATES.filter(isEditable)).toEqual(["draft", "returned"]);
    for (const state of PROPOSAL_STATES) {
      const possible = WORKFLOW_EVENTS.some((event) => transition(STANDARD_TIERS, state, event, "operator") !== null);
      expect(possible, state).toBe(isOpen(state));
    }
  });

  it("asks a reason of what sends back or ends, and fresh eyes of every decision", () => {
    for (const state of PROPOSAL_STATES) {
      for (const event of WORKFLOW_EVENTS) {
        const step = transition(STANDARD_TIERS, state, event, "operator");
        if (step === null) continue;
        expect(step.needsReason).toBe(["return", "reject", "withdraw"].includes(event));
        expect(step.tier !== null).toBe(!["submit", "withdraw", "expire"].includes(event));
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
