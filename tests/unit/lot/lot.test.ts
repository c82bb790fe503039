import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inspect, type LotItem, lotBar, sampleOf, type Verdict } from "@/lib/domain/lot/lot";

const item = (rank: number, verdict: Verdict | null = null, isHere = true): LotItem => ({
  id: `i${rank}`,
  rank,
  verdict,
  isHere,
});

const lot = fc.array(
  fc.record({ verdict: fc.constantFrom(null, "fit" as const, "faulty" as const), isHere: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 60,
  },
);

describe("the sample of a lot", () => {
  it("is the first of the drawing, and whoever leaves unseen is replaced by the next", () => {
    const items = [item(3), item(1), item(2, null, false), item(4)];
    expect(sampleOf(items, 2).map(({ rank }) => rank)).toEqual([1, 3]);
    const judgedAndGone = [item(1, "fit", false), item(2), item(3)];
    expect(sampleOf(judgedAndGone, 2).map(({ rank }) => rank)).toEqual([1, 2]);
  });
});

describe("an inspection", () => {
  const plan = { sample: 3, acceptance: 1 };
  it("fails with the first fault too many, without waiting for the rest", () => {
    const two = [item(1, "faulty"), item(2, "faulty"), item(3), item(4)];
    expect(inspect(two, plan)).toMatchObject({ state: "failed", seen: 2, toSee: 3, faults: 2 });
  });
  it("passes when all of the sample were seen and the faults are borne", () => {
    const seen = [item(1, "fit"), item(2, "faulty", false), item(3, "fit"), item(4)];
    expect(inspect(seen, plan).state).toBe("passed");
    expect(inspect(seen.slice(0, 2).concat(item(3)), plan).state).toBe("open");
  });
  it("is void when everything left before it was looked at", () => {
    expect(inspect([item(1, null, false)], plan).state).toBe("void");
  });
  it("never passes with more faults than are borne, and is never stuck", () => {
    fc.assert(
      fc.property(lot, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 4 }), (rows, sample, acceptance) => {
        const items = rows.map(({ verdict, isHere }, index) => item(index + 1, verdict, isHere));
        const { state, faults, seen, toSee } = inspect(items, { sample, acceptance });
        if (state === "passed") expect(faults).toBeLessThanOrEqual(acceptance);
        if (state === "failed") expect(faults).toBeGreaterThan(acceptance);
        // While it is open, somebody can look at a family that is still here.
        if (state === "open") {
          expect(seen).toBeLessThan(toSee);
          expect(sampleOf(items, sample).some(({ verdict, isHere }) => verdict === null && isHere)).toBe(true);
        }
      }),
    );
  });
});

describe("the gate", () => {
  it("opens only inside a lot that passed, and not to what was found faulty", () => {
    expect(lotBar(null)).toBe("NO_LOT");
    expect(lotBar({ state: "void", verdict: null })).toBe("NO_LOT");
    expect(lotBar({ state: "open", verdict: "fit" })).toBe("LOT_OPEN");
    expect(lotBar({ state: "failed", verdict: "fit" })).toBe("LOT_FAILED");
    expect(lotBar({ state: "passed", verdict: "faulty" })).toBe("FAULTY");
    expect(lotBar({ state: "passed", verdict: "fit" })).toBeNull();
    expect(lotBar({ state: "passed", verdict: null })).toBeNull();
  });
});
