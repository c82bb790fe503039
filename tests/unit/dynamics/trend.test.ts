import { describe, expect, it } from "vitest";
import { matrixOf, ratesOf } from "@/lib/domain/dynamics/matrix";
import { trendOf } from "@/lib/domain/dynamics/trend";

const pair = { from: { id: "2026-T1", rankedOn: "2026-01-10" }, to: { id: "2026-T2", rankedOn: "2026-04-10" } };
/** From poor, middle, better (rows) to the same (columns). */
const COUNTS = [60, 20, 10, 5, 30, 10, 5, 10, 50];

describe("the trend of deciles 1 to 4", () => {
  it("counts the families of both snapshots, then and now", () => {
    const rates = ratesOf(matrixOf(false, COUNTS, new Set()));
    expect(trendOf({ pair, rates })).toEqual({ pair, before: 90, after: 70, of: 200 });
  });

  it("is withheld wherever one of the counts it adds up is", () => {
    // The cell from the middle to the poor: the fourth column holds totals.
    const rates = ratesOf(matrixOf(false, COUNTS, new Set([4])));
    expect(trendOf({ pair, rates })).toMatchObject({ before: 90, after: "suppressed", of: "suppressed" });
  });

  it("is nothing without two snapshots, and of nobody", () => {
    expect(trendOf(null)).toBeNull();
    expect(trendOf({ pair: null, rates: [] })).toBeNull();
    expect(
      trendOf({
        pair,
        rates: ratesOf(
          matrixOf(
            false,
            COUNTS.map(() => 0),
            new Set(),
          ),
        ),
      }),
    ).toBeNull();
  });
});
