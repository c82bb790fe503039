import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joiningProblem, leavingProblem } from "@/lib/domain/transfer/membership";

const FAMILY = [
  { uid: "a", relation: 1 },
  { uid: "b", relation: 2 },
  { uid: "c", relation: 3 },
];

describe("leaving a family", () => {
  it("needs people of it, and a head for those who stay", () => {
    expect(leavingProblem(FAMILY, [], null)).toBe("NOBODY");
    expect(leavingProblem(FAMILY, ["x"], null)).toBe("UNKNOWN_PERSON");
    expect(leavingProblem(FAMILY, ["c"], null)).toBeNull();
    expect(leavingProblem(FAMILY, ["a"], null)).toBe("HEAD_NEEDED");
    expect(leavingProblem(FAMILY, ["a"], "b")).toBeNull();
    expect(leavingProblem(FAMILY, ["a", "b"], "b")).toBe("HEAD_LEAVES");
    expect(leavingProblem(FAMILY, ["a", "b", "c"], null)).toBeNull();
  });

  it("never leaves people behind without a head", () => {
    fc.assert(
      fc.property(fc.subarray(["a", "b", "c"]), fc.option(fc.constantFrom("a", "b", "c")), (leaving, newHead) => {
        if (leavingProblem(FAMILY, leaving, newHead) !== null) return;
        const staying = FAMILY.filter(({ uid }) => !leaving.includes(uid));
        const heads = staying.filter(({ uid, relation }) => relation === 1 || uid === newHead);
        expect(staying.length === 0 || heads.length > 0).toBe(true);
      }),
    );
  });
});

describe("joining a family", () => {
  const begins = { isNew: true, isWhole: false };
  const joins = { isNew: false, isWhole: false };

  it("begins one with exactly one head, or brings none to one that has its own", () => {
    expect(joiningProblem(["a", "b"], {}, begins)).toBe("HEAD_NEEDED");
    expect(joiningProblem(["a", "b"], { a: 1 }, begins)).toBeNull();
    expect(joiningProblem(["a", "b"], { a: 1, b: 1 }, begins)).toBe("TWO_HEADS");
    expect(joiningProblem(["a"], { b: 3 }, begins)).toBe("UNKNOWN_PERSON");
    expect(joiningProblem(["a"], { a: 1 }, joins)).toBe("HEAD_TAKEN");
    expect(joiningProblem(["a"], {}, joins)).toBeNull();
  });

  it("lets a whole family keep what it is to itself", () => {
    expect(joiningProblem(["a", "b"], {}, { isNew: true, isWhole: true })).toBeNull();
    expect(joiningProblem(["a", "b"], { a: 1, b: 1 }, { isNew: true, isWhole: true })).toBe("TWO_HEADS");
  });
});
