import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LACKS, lacksOf } from "@/lib/domain/queue/lack";
import { riskOf } from "@/lib/domain/queue/risk";
import { type RiskGround, riskFactorSchema, riskFactors, weightOf } from "@/lib/domain/queue/risk-factor";
import { findVariable } from "@/lib/domain/variable/dictionary";
import { isDrawn } from "@/lib/domain/workflow/draw";
import { drawnFraction } from "@/lib/server/workflow/sample";

const NOTHING: RiskGround = {
  warnings: 0,
  changes: 1,
  up: 0,
  down: 0,
  fabrication: 0,
  officer: { decided: 50, sentBack: 2 },
  lacks: { before: 2, after: 2 },
  neighbours: { families: 100, mean: 2, deviation: 1 },
};
const names = (ground: Partial<RiskGround>) => riskFactors({ ...NOTHING, ...ground }).map(({ name }) => name);
const weight = (ground: Partial<RiskGround>) => weightOf(riskFactors({ ...NOTHING, ...ground }));

describe("reasons to look", () => {
  it("are none for a small change of an officer whose work stands, among neighbours alike", () => {
    expect(names({})).toEqual([]);
    expect(weight({})).toBe(0);
  });

  it("count warnings and changes as queues always have", () => {
    expect(weight({ warnings: 2, changes: 25 })).toBe(22);
    expect(weight({ changes: 500 })).toBe(9);
    expect(riskOf(weight({ changes: 500 }))).toBe("none");
  });

  it("see welfare moving one way, want more than gain, and not both ways", () => {
    expect(weight({ down: 2 })).toBe(4);
    expect(weight({ up: 2 })).toBe(2);
    expect(weight({ up: 1, down: 5 })).toBe(0);
    expect(weight({ down: 1 })).toBe(0);
  });

  it("see an officer whose work comes back, once there is enough of it", () => {
    expect(names({ officer: { decided: 9, sentBack: 9 } })).toEqual([]);
    expect(names({ officer: { decided: 10, sentBack: 1 } })).toEqual([]);
    expect(weight({ officer: { decided: 10, sentBack: 2 } })).toBe(10);
    expect(weight({ officer: { decided: 10, sentBack: 4 } })).toBe(20);
  });

  it("see a family moved away from its neighbours, never one that was unlike them before or moves towards them", () => {
    expect(weight({ lacks: { before: 2, after: 4 } })).toBe(10);
    expect(weight({ lacks: { before: 2, after: 5 } })).toBe(20);
    expect(weight({ lacks: { before: 6, after: 6 } })).toBe(0);
    expect(weight({ lacks: { before: 6, after: 5 } })).toBe(0);
    expect(weight({ lacks: { before: 2, after: 3 } })).toBe(0);
    expect(weight({ lacks: { before: 2, after: 9 }, neighbours: { families: 19, mean: 2, deviation: 1 } })).toBe(0);
    expect(weight({ lacks: { before: 2, after: 9 }, neighbours: { families: 90, mean: 2, deviation: 0 } })).toBe(0);
  });

  it("see answers that may be made up, and name the heaviest reason first", () => {
    expect(names({ warnings: 1, fabrication: 1, officer: { decided: 10, sentBack: 5 } })[0]).toBe("officer");
    expect(riskOf(weight({ warnings: 1, fabrication: 1, officer: { decided: 10, sentBack: 5 } }))).toBe("flagged");
  });

  it("always fit what is stored", () => {
    const count = fc.integer({ min: 0, max: 60 });
    const ground = fc.record({
      warnings: count,
      changes: fc.integer({ min: 0, max: 900 }),
      up: count,
      down: count,
      fabrication: fc.integer({ min: 0, max: 2 }),
      officer: count.chain((decided) =>
        fc.record({ decided: fc.constant(decided), sentBack: fc.integer({ min: 0, max: decided }) }),
      ),
      lacks: fc.record({ before: fc.integer({ min: 0, max: 10 }), after: fc.integer({ min: 0, max: 10 }) }),
      neighbours: fc.record({
        families: count,
        mean: fc.double({ min: 0, max: 10, noNaN: true }),
        deviation: fc.double({ min: 0, max: 5, noNaN: true }),
      }),
    });
    fc.assert(
      fc.property(ground, (given) => {
        const factors = riskFactors(given);
        for (const factor of factors) expect(riskFactorSchema.safeParse(factor).success).toBe(true);
        const points = factors.map((factor) => factor.points);
        expect(points).toEqual(points.toSorted((a, b) => b - a));
        expect(riskOf(weightOf(factors)) === "none").toBe(weightOf(factors) < 10);
      }),
    );
  });
});

describe("signs of want", () => {
  it("are codes that the dictionary knows, and count what is answered so", () => {
    for (const { key, codes } of LACKS) {
      const variable = findVariable("household", key);
      expect(variable, key).not.toBeNull();
      expect(codes.length).toBeGreaterThan(0);
    }
    expect(lacksOf({})).toBe(0);
    expect(lacksOf({ floorMaterial: 8, wallMaterial: 1, assetFridge: 2, assetMotorcycle: 1 })).toBe(2);
    expect(lacksOf(Object.fromEntries(LACKS.map(({ key, codes }) => [key, codes[0] ?? 0])))).toBe(LACKS.length);
  });
});

describe("the random sample", () => {
  const seed = Buffer.alloc(32, 7);
  const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

  it("follows from seed and id alone, and takes its share evenly", () => {
    expect(drawnFraction(seed, id(1))).toBe(drawnFraction(Buffer.alloc(32, 7), id(1)));
    expect(drawnFraction(seed, id(1))).not.toBe(drawnFraction(Buffer.alloc(32, 8), id(1)));
    const fractions = Array.from({ length: 20_000 }, (_, index) => drawnFraction(seed, id(index)));
    const drawn = fractions.filter((fraction) => isDrawn(fraction, { kind: "sample", percent: 10 })).length;
    // Three standard deviations of a binomial of 20,000 at a tenth are 127.
    expect(Math.abs(drawn - 2000)).toBeLessThan(127);
    expect(fractions.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true);
  });

  it("takes none of no percent, all of a hundred, and marks none where everything is opened anyway", () => {
    expect(isDrawn(0, { kind: "sample", percent: 0 })).toBe(false);
    expect(isDrawn(0.999_999, { kind: "sample", percent: 100 })).toBe(true);
    expect(isDrawn(0, { kind: "every" })).toBe(false);
  });
});
