import { describe, expect, it } from "vitest";
import { COUNTED, COUNTS_EACH, findCounted, firstCountOf, LAYOUT, nameOf } from "@/lib/domain/coverage/counted";
import { coverageView, stateOf, stepOf } from "@/lib/domain/coverage/view";
import { isShown } from "@/lib/domain/dashboard/figure";
import type { Variable } from "@/lib/domain/variable/variable";

function variable(name: string): Variable {
  const found = findCounted(name);
  if (found === null) throw new Error(`no ${name}`);
  return found;
}

function countsFor(name: string, counts: readonly number[]): readonly number[] {
  const list = new Array<number>(COUNTED.length * COUNTS_EACH).fill(0);
  const at = firstCountOf(variable(name)) ?? 0;
  counts.forEach((count, index) => {
    list[at + index] = count;
  });
  return list;
}

const FLOOR = "household.floorMaterial";
const view = (counts: readonly number[], isWhole: boolean, name = FLOOR) =>
  coverageView(countsFor(name, counts), variable(name), isWhole);

describe("counted variables", () => {
  it("stand once each, under a name that addresses may hold", () => {
    expect(new Set(COUNTED.map(nameOf)).size).toBe(COUNTED.length);
    for (const one of COUNTED) expect(nameOf(one)).toMatch(/^(household|member|civil)\.[a-zA-Z0-9]+$/);
    expect(LAYOUT).toMatch(/^[0-9a-f]{16}$/);
  });

  it("are those with a column; nothing derived, and no list", () => {
    expect(findCounted("household.memberCount")).toBeNull();
    expect(findCounted("member.age")).toBeNull();
    expect(findCounted("member.nik")).not.toBeNull();
    expect(findCounted("household.constructor")).toBeNull();
    expect(findCounted("__proto__")).toBeNull();
  });
});

describe("a view of counts", () => {
  it("tells shares of whom the variable applies to, and the filled without a date as their own band", () => {
    expect(view([200, 150, 40, 60, 20, 10], true)).toEqual({
      applies: 200,
      filled: 75,
      fresh: 50,
      bands: [20, 30, 10, 5, 10],
    });
  });

  it("tells nothing where it applies to nobody, which is not zero percent", () => {
    expect(view([0, 0, 0, 0, 0, 0], true)).toMatchObject({ applies: 0, filled: null, fresh: null });
    expect(coverageView([], variable(FLOOR), false)).toMatchObject({ applies: 0, filled: null });
  });

  it("judges only dates where an empty place may be an answer", () => {
    const job = "member.jobStatus";
    expect(stateOf(variable(job), view([100, 40, 40, 0, 0, 0], true, job))).toBe("fresh");
    expect(stateOf(variable(FLOOR), view([100, 40, 40, 0, 0, 0], true))).toBe("empty");
    expect(stateOf(variable(FLOOR), view([100, 95, 10, 0, 80, 5], true))).toBe("old");
    expect(stateOf(variable(FLOOR), view([100, 60, 60, 0, 0, 0], true))).toBe("partial");
    expect(stateOf(variable(FLOOR), view([100, 85, 40, 40, 5, 0], true))).toBe("fresh");
  });
});

describe("the rule for readers without small cells", () => {
  it("takes steps that cover five, or ten for health, and tells nothing where a fifth is fewer", () => {
    expect([499, 500].map((count) => stepOf(count, false))).toEqual([5, 1]);
    expect([24, 25, 49, 50, 99, 100].map((count) => stepOf(count, false))).toEqual([null, 20, 20, 10, 10, 5]);
    expect([49, 50, 999, 1000].map((count) => stepOf(count, true))).toEqual([null, 20, 5, 1]);
    for (let count = 1; count < 3000; count += 7)
      for (const [isSensitive, cell] of [
        [false, 5],
        [true, 10],
      ] as const) {
        const step = stepOf(count, isSensitive);
        if (step !== null) expect((count * step) / 100).toBeGreaterThanOrEqual(cell);
      }
  });

  it("shows the same for every count of empty places inside a step, so fewer than five are never told apart from none", () => {
    for (const applies of [25, 60, 120, 700, 5000]) {
      const told = new Map<string, Set<number>>();
      for (let empty = 0; empty <= applies; empty += 1) {
        const { filled, applies: about } = view([applies, applies - empty, 0, 0, 0, 0], false);
        expect(isShown(about) && about % 10 === 0).toBe(true);
        const same = told.get(String(filled)) ?? new Set<number>();
        told.set(String(filled), same.add(empty));
      }
      // The first and last step are half a one; what they hold together still begins with none and one.
      const [first, ...rest] = [...told.values()];
      expect(first?.has(1)).toBe(true);
      for (const same of rest.slice(0, -1)) expect(same.size).toBeGreaterThanOrEqual(5);
    }
  });

  it("withholds shares and number of an area that is too small", () => {
    expect(view([24, 20, 20, 0, 0, 0], false)).toMatchObject({
      applies: "suppressed",
      filled: "suppressed",
      fresh: "suppressed",
    });
    expect(stateOf(variable(FLOOR), view([24, 20, 20, 0, 0, 0], false))).toBe("withheld");
  });
});
