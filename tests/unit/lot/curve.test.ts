import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operatingCurve, passProbability, riskPoints } from "@/lib/domain/lot/curve";

/** Every way to take a sample of a small lot, counted one by one. */
function counted(size: number, faulty: number, sample: number, acceptance: number): number {
  let [passed, all] = [0, 0];
  for (let chosen = 0; chosen < 2 ** size; chosen += 1) {
    const picked = Array.from({ length: size }, (_, place) => place).filter((place) => (chosen >> place) % 2 === 1);
    if (picked.length !== sample) continue;
    all += 1;
    if (picked.filter((place) => place < faulty).length <= acceptance) passed += 1;
  }
  return passed / all;
}

const lot = fc
  .integer({ min: 1, max: 1500 })
  .chain((size) => fc.record({ size: fc.constant(size), sample: fc.integer({ min: 1, max: Math.min(size, 300) }) }))
  .chain(({ size, sample }) =>
    fc.record({
      size: fc.constant(size),
      sample: fc.constant(sample),
      acceptance: fc.integer({ min: 0, max: sample - 1 }),
    }),
  );

describe("the operating curve", () => {
  it("equals a count of all samples of a small lot", () => {
    for (let size = 1; size <= 9; size += 1)
      for (let sample = 1; sample <= size; sample += 1)
        for (let acceptance = 0; acceptance < sample; acceptance += 1)
          for (let faulty = 0; faulty <= size; faulty += 1)
            expect(passProbability(size, faulty, { sample, acceptance })).toBeCloseTo(
              counted(size, faulty, sample, acceptance),
              10,
            );
  });

  it("is one where nothing is faulty, and only falls", () => {
    fc.assert(
      fc.property(lot, ({ size, sample, acceptance }) => {
        const curve = operatingCurve(size, { sample, acceptance });
        expect(curve[0]).toEqual({ faulty: 0, share: 0, passes: 1 });
        for (const [index, point] of curve.entries()) {
          expect(point.passes).toBeGreaterThanOrEqual(0);
          expect(point.passes).toBeLessThanOrEqual((curve[index - 1]?.passes ?? 1) + 1e-9);
        }
        expect(curve.at(-1)?.passes).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("is a step where the whole lot is looked at", () => {
    const passes = operatingCurve(6, { sample: 20, acceptance: 1 }).map((point) => point.passes);
    expect(passes).toEqual([1, 1, 0, 0, 0, 0, 0]);
  });
});

describe("the two points of a plan", () => {
  it("stand where the curve crosses 95 and 10 percent", () => {
    fc.assert(
      fc.property(lot, ({ size, sample, acceptance }) => {
        const row = { sample, acceptance };
        const { producer, consumer } = riskPoints(size, row);
        const at = (share: number) => passProbability(size, Math.round(share * size), row);
        expect(at(producer)).toBeGreaterThanOrEqual(0.95);
        expect(passProbability(size, Math.round(producer * size) + 1, row)).toBeLessThan(0.95);
        expect(at(consumer)).toBeLessThanOrEqual(0.1 + 1e-9);
        expect(consumer).toBeGreaterThan(producer);
      }),
      { numRuns: 100 },
    );
  });
});
