import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { passProbability } from "@/lib/domain/lot/curve";
import {
  inspectionOf,
  looserAt,
  MOST_IN_LOT,
  maySetPlan,
  planIn,
  planProblem,
  planSchema,
  STANDARD_PLAN,
} from "@/lib/domain/lot/plan";

const row = (upTo: number, sample: number, acceptance: number) => ({ upTo, sample, acceptance });

describe("a plan", () => {
  it("in the standard is sound and does what its comment says", () => {
    expect(planProblem(STANDARD_PLAN)).toBeNull();
    for (let size = 1; size <= MOST_IN_LOT; size += 1) {
      const inspection = inspectionOf(STANDARD_PLAN, size);
      expect(passProbability(size, Math.floor(size * 0.02), inspection)).toBeGreaterThan(0.8);
      if (size > 50) expect(passProbability(size, Math.ceil(size * 0.2), inspection)).toBeLessThan(0.1);
    }
  });

  it.each([
    ["EMPTY", []],
    ["ORDER", [row(50, 5, 0), row(50, 8, 0), row(MOST_IN_LOT, 9, 0)]],
    ["END", [row(50, 5, 0)]],
    ["ACCEPTANCE", [row(MOST_IN_LOT, 5, 5)]],
    ["SHRINKS", [row(50, 8, 0), row(MOST_IN_LOT, 5, 0)]],
  ] as const)("is refused: %s", (problem, plan) => {
    expect(planProblem(plan)).toBe(problem);
    expect(planSchema.safeParse(plan).success).toBe(false);
  });

  it("gives each size its row, and no larger a sample than the lot", () => {
    expect(inspectionOf(STANDARD_PLAN, 3)).toEqual({ sample: 3, acceptance: 0 });
    expect(inspectionOf(STANDARD_PLAN, 50)).toEqual({ sample: 8, acceptance: 0 });
    expect(inspectionOf(STANDARD_PLAN, 51)).toEqual({ sample: 20, acceptance: 1 });
    expect(inspectionOf(STANDARD_PLAN, MOST_IN_LOT)).toEqual({ sample: 50, acceptance: 3 });
  });

  it("of a place is the nearest region's newest that has begun", () => {
    const stored = (id: string, regionCode: string, effectiveFrom = "2026-01-01", setAt = 1) => ({
      id,
      regionCode,
      rows: STANDARD_PLAN,
      effectiveFrom,
      setAt,
    });
    expect(planIn([], "5207", "2026-06-01")).toBeNull();
    const all = [
      stored("nation", "0"),
      stored("province", "52"),
      stored("old", "5207", "2026-02-01"),
      stored("new", "5207", "2026-02-01", 2),
      stored("later", "5207", "2026-07-01"),
      stored("other", "5204"),
    ];
    expect(planIn(all, "5207012001", "2026-06-01")?.id).toBe("new");
    expect(planIn(all, "5207012001", "2026-07-01")?.id).toBe("later");
    expect(planIn(all, "5207012001", "2026-01-15")?.id).toBe("province");
    expect(planIn(all, "1101", "2026-01-15")?.id).toBe("nation");
  });

  it("is looser where a tenth faulty passes more easily", () => {
    expect(looserAt(STANDARD_PLAN, STANDARD_PLAN)).toBeNull();
    expect(looserAt(STANDARD_PLAN, [row(MOST_IN_LOT, 300, 0)])).toBeNull();
    // More are looked at, but in a small lot all faults are borne.
    expect(looserAt(STANDARD_PLAN, [row(MOST_IN_LOT, 300, 3)])).toBe(15);
    expect(looserAt(STANDARD_PLAN, [...STANDARD_PLAN.slice(0, 4), row(MOST_IN_LOT, 50, 4)])).toBe(501);
  });

  it("is set by the coach of the region or of one around it", () => {
    const actor = (role: Role, regionCode: string): Actor => {
      const grant = { id: "g", role, regionCode, level: "full" as const };
      return { userId: "u", sessionId: "s", displayName: "Contoh", locale: "id", grant, grants: [grant] };
    };
    expect(maySetPlan(actor("coach", "5207"), "5207")).toBe(true);
    expect(maySetPlan(actor("coach", "0"), "0")).toBe(true);
    expect(maySetPlan(actor("coach", "52"), "5207")).toBe(true);
    expect(maySetPlan(actor("coach", "5207"), "52")).toBe(false);
    expect(maySetPlan(actor("coach", "52"), "5207012001")).toBe(false);
    expect(maySetPlan(actor("administrator", "52"), "5207")).toBe(false);
  });
});
