import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementOf, compareAnswer, compareFields } from "@/lib/domain/ground-check/compare";
import type { SaidField } from "@/lib/domain/ground-check/ground-check";
import { agreementLines, ENOUGH_CHECKS, wilson } from "@/lib/domain/ground-check/statistics";
import { toleranceOf, WELFARE_KEYS, weightOf } from "@/lib/domain/ground-check/welfare";
import { INSTRUMENTS, questionAnywhere } from "@/lib/domain/instrument/registry";

describe("comparing an answer", () => {
  it("takes codes as they are and sets whatever their order", () => {
    expect(compareAnswer("floorMaterial", 1, 1)).toBe("agree");
    expect(compareAnswer("floorMaterial", 1, 2)).toBe("differ");
    expect(compareAnswer("identityCards", [1, 2], [2, 1])).toBe("agree");
    expect(compareAnswer("birthDate", "1987-03-12", "1987-03-13")).toBe("differ");
  });

  it("says nothing where nothing was seen, and differs where something was seen that was not said", () => {
    expect(compareAnswer("floorMaterial", 1, null)).toBe("unanswered");
    expect(compareAnswer("identityCards", [1], [])).toBe("unanswered");
    expect(compareAnswer("assetCar", null, 1)).toBe("differ");
  });

  it("allows what people estimate to lie apart, and counts exactly what they count", () => {
    expect(compareAnswer("floorAreaM2", 36, 40)).toBe("agree");
    expect(compareAnswer("floorAreaM2", 36, 45)).toBe("differ");
    expect(compareAnswer("floorAreaM2", 200, 228)).toBe("agree");
    expect(compareAnswer("motorcycleCount", 1, 2)).toBe("differ");
    expect(compareAnswer("incomeSalary", 1_000_000, 1_250_000)).toBe("agree");
    expect(compareAnswer("incomeSalary", 1_000_000, 1_500_000)).toBe("differ");
  });

  it("does not depend on who said and who saw", () => {
    const figure = fc.integer({ min: 0, max: 5_000_000 });
    fc.assert(
      fc.property(fc.constantFrom("floorAreaM2", "incomeSalary", "cattle", "carCount"), figure, figure, (key, a, b) => {
        expect(compareAnswer(key, a, b)).toBe(compareAnswer(key, b, a));
        expect(compareAnswer(key, a, a)).toBe("agree");
      }),
    );
  });

  it("weighs only variables that some form asks", () => {
    for (const key of WELFARE_KEYS) expect(questionAnywhere("household", key), key).not.toBeNull();
    for (const { questions } of INSTRUMENTS)
      for (const { key } of questions) {
        expect(weightOf(key)).toBeGreaterThanOrEqual(1);
        expect(toleranceOf(key).share).toBeLessThan(1);
      }
  });
});

describe("agreement of a check", () => {
  const field = (key: string, said: number | null): SaidField => ({
    level: "household",
    uid: null,
    key,
    why: "changed",
    said,
  });
  it("weighs what tells most of a family's life", () => {
    const compared = compareFields([field("floorMaterial", 1), field("assetBicycle", 1), field("assetGold", 2)], {
      household: { floorMaterial: 1, assetBicycle: 2 },
      members: {},
      civil: {},
    });
    expect(agreementOf(compared)).toEqual({ agree: 1, differ: 1, unanswered: 1, percent: 75 });
    expect(agreementOf([]).percent).toBeNull();
  });
});

describe("Wilson's interval", () => {
  it("is that of the textbook", () => {
    const interval = wilson(8, 10);
    expect(interval?.low).toBeCloseTo(0.4902, 3);
    expect(interval?.high).toBeCloseTo(0.9433, 3);
    expect(wilson(0, 0)).toBeNull();
  });

  it("holds the share, stays inside the bounds and narrows with more cases", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat({ max: 100 }), (n, percent) => {
        const hits = Math.round((n * percent) / 100);
        const few = wilson(hits, n);
        const many = wilson(hits * 10, n * 10);
        if (few === null || many === null) throw new Error("no interval");
        expect(few.low).toBeGreaterThanOrEqual(0);
        expect(few.high).toBeLessThanOrEqual(1);
        expect(few.low).toBeLessThanOrEqual(hits / n + 1e-9);
        expect(few.high).toBeGreaterThanOrEqual(hits / n - 1e-9);
        expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low + 1e-9);
      }),
    );
  });
});

describe("agreement by operator", () => {
  it("is told for five checks and more, the least first", () => {
    const lines = agreementLines([
      { key: "few", checks: ENOUGH_CHECKS - 1, agree: 1, differ: 9 },
      { key: "good", checks: 9, agree: 40, differ: 2 },
      { key: "poor", checks: 9, agree: 20, differ: 20 },
      { key: "none", checks: 6, agree: 0, differ: 0 },
    ]);
    expect(lines.map(({ key }) => key)).toEqual(["poor", "good", "few", "none"]);
    expect(lines.find(({ key }) => key === "few")).toMatchObject({ n: 10, share: null, interval: null });
    expect(lines[0]?.share).toBe(0.5);
  });
});
