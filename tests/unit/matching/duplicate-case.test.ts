import { describe, expect, it } from "vitest";
import {
  CASE_EVENTS,
  CASE_REASON_NAMES,
  CASE_REASONS,
  CASE_STATES,
  caseReasonsFor,
  caseStep,
  isCaseReason,
} from "@/lib/domain/matching/duplicate-case";
import { type MergeQuestion, mergePlan } from "@/lib/domain/matching/merge-plan";

describe("the table of steps", () => {
  it("lets the regency decide, the province confirm or give back, and nobody move what is done", () => {
    const steps = CASE_STATES.flatMap((from) =>
      CASE_EVENTS.flatMap((event) => {
        const step = caseStep(from, event);
        return step === null ? [] : [`${from} ${event} ${step.to} ${step.permission}`];
      }),
    );
    expect(steps).toEqual([
      "open same same duplicate:decide",
      "open not-same not-same duplicate:decide",
      "same confirm merged duplicate:confirm",
      "same give-back open duplicate:confirm",
      "not-same reopen open duplicate:decide",
    ]);
  });

  it("has a reason for every event that needs one, and OTHER wants words", () => {
    expect([...CASE_REASON_NAMES].sort()).toEqual(Object.keys(CASE_REASONS).sort());
    for (const event of ["same", "not-same", "give-back", "reopen"] as const)
      expect(caseReasonsFor(event).length).toBeGreaterThan(1);
    expect(isCaseReason("not-same", "TWINS", null)).toBe(true);
    expect(isCaseReason("same", "TWINS", null)).toBe(false);
    expect(isCaseReason("same", "OTHER", " ")).toBe(false);
    expect(isCaseReason("same", "OTHER", "Kartu keluarga sama.")).toBe(true);
    expect(isCaseReason("same", "toString", null)).toBe(false);
  });
});

describe("what a merge does", () => {
  const base: MergeQuestion = {
    keep: "a1",
    drop: "b1",
    keptFamily: "A",
    droppedFamily: "B",
    people: [
      { uid: "b1", isPresent: true, isHead: true },
      { uid: "b2", isPresent: true, isHead: false },
    ],
    extent: "person",
    pairs: new Map(),
  };

  it("never leaves a family without its head, nor somebody in a closed one", () => {
    expect(mergePlan(base)).toEqual({ ok: false, problem: "HEAD_REMAINS" });
    expect(mergePlan({ ...base, extent: "family" })).toEqual({ ok: false, problem: "PEOPLE_REMAIN" });
    expect(mergePlan({ ...base, drop: "b3" })).toEqual({ ok: false, problem: "NOT_ACTIVE" });
    expect(mergePlan({ ...base, droppedFamily: "A", extent: "family" })).toEqual({ ok: false, problem: "ONE_FAMILY" });
  });

  it("closes one person, and the family with its last", () => {
    const others = mergePlan({ ...base, drop: "b2", keep: "a2" });
    expect(others).toEqual({ ok: true, closing: new Map([["b2", "a2"]]), closesFamily: false });
    const alone = mergePlan({ ...base, people: base.people.slice(0, 1) });
    expect(alone).toEqual({ ok: true, closing: new Map([["b1", "a1"]]), closesFamily: true });
  });

  it("closes a whole family when each of its people is somebody of the other", () => {
    const plan = mergePlan({
      ...base,
      extent: "family",
      pairs: new Map([
        ["b2", "a2"],
        ["x", "y"],
      ]),
    });
    expect(plan).toEqual({
      ok: true,
      closing: new Map([
        ["b2", "a2"],
        ["b1", "a1"],
      ]),
      closesFamily: true,
    });
  });
});
