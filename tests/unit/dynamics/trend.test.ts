import { describe, expect, it } from "vitest";
import { matrixOf, ratesOf } from "@/lib/domain/dynamics/matrix";
import { trendOf } from "@/lib/domain/dynamics/trend";

const pair = { from: { id: "2026-T1", rankedOn: "2026-01-10" }, to: { id: "2026-T2", rankedOn: "2026-04-10" } };
/** From poor, middle, better (rows) to the same (columns). */
const COUNTS = [60, 20, 10, 5, 30, 10, 5, 10, 50];

function view(counts: readonly number[], hidden: ReadonlySet<number> = new Set()) {
  const matrix = matrixOf(false, counts, hidden);
  return { pair, matrix, rates: ratesOf(matrix), isWhole: false };
}

describe("the trend of deciles 1 to 4", () => {
  it("counts the families of both snapshots, then and now", () => {
    expect(trendOf(view(COUNTS))).toEqual({ pair, before: 90, after: 70, of: 200 });
    const matrix = matrixOf(true, new Array<number>(121).fill(1), new Set());
    // Four deciles of ten, those not ranked in one of the two left out.
    const whole = { pair, matrix, rates: ratesOf(matrix), isWhole: true };
    expect(trendOf(whole)).toMatchObject({ before: 40, after: 40, of: 100 });
  });

  it("is told where a rare move is withheld, and withheld where a total is", () => {
    // The cell from the middle to the poor: the fourth column holds totals.
    expect(trendOf(view(COUNTS, new Set([4])))).toMatchObject({ before: 90, after: 70, of: 200 });
    expect(trendOf(view(COUNTS, new Set([12])))).toMatchObject({ before: 90, after: "suppressed", of: 200 });
  });

  it("is nothing without two snapshots, and of nobody", () => {
    expect(trendOf(null)).toBeNull();
    expect(trendOf({ ...view(COUNTS), pair: null })).toBeNull();
    expect(trendOf(view(COUNTS.map(() => 0)))).toBeNull();
  });
});
