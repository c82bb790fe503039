import { describe, expect, it } from "vitest";
import { countStages, giveOutcomes, stageOf, takeOutcomes } from "@/lib/domain/assignment/assignment";
import { assignmentHref, countAssignmentFilters, readAssignmentFilter } from "@/lib/domain/assignment/list-filter";
import { PROPOSAL_STATES } from "@/lib/domain/workflow/workflow";

describe("the stage of a family's work", () => {
  it("is known for every state", () => {
    expect(Object.fromEntries([null, ...PROPOSAL_STATES].map((state) => [state, stageOf(state)]))).toEqual({
      null: "none",
      draft: "draft",
      returned: "draft",
      submitted: "sent",
      endorsed: "sent",
      verified: "sent",
      signed: "sent",
      validated: "sent",
      applied: "sent",
      rejected: "sent",
      withdrawn: "none",
      expired: "none",
    });
  });

  it("adds up", () => {
    const groups = [
      { state: null, families: 4 },
      { state: "expired", families: 1 },
      { state: "draft", families: 2 },
      { state: "applied", families: 3 },
    ] as const;
    expect(countStages(groups)).toEqual({ none: 5, draft: 2, sent: 3 });
  });
});

describe("outcomes", () => {
  it("name what was done to each family, and treat a foreign one as nowhere", () => {
    const held = new Set(["a", "b", "c"]);
    expect(giveOutcomes(["a", "b", "c", "x"], held, new Set(["c"]), new Set(["a"]))).toEqual([
      { id: "a", outcome: "given" },
      { id: "b", outcome: "already" },
      { id: "c", outcome: "checking" },
      { id: "x", outcome: "unknown" },
    ]);
    expect(takeOutcomes(["a", "b", "x"], held, new Set(["a"])).map(({ outcome }) => outcome)).toEqual([
      "taken",
      "nobody",
      "unknown",
    ]);
  });
});

describe("the list's address", () => {
  it("is read back as it was written, and drops what it does not understand", () => {
    const filter = readAssignmentFilter({ desa: "5207022001", dusun: "Contoh Satu", rt: "002", pendamping: "tanpa" });
    expect(countAssignmentFilters(filter)).toBe(3);
    const query = Object.fromEntries(new URL(assignmentHref(filter), "http://x").searchParams);
    expect(readAssignmentFilter(query)).toEqual(filter);
    expect(readAssignmentFilter({ desa: "x", pendamping: "' OR 1" })).toMatchObject({ village: "", companion: "" });
  });
});
