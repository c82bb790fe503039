import { describe, expect, it } from "vitest";
import { comparisonOf, foremostOf, insideOf, isApart, verdictOf } from "@/lib/domain/compare/comparison";
import { gapOf } from "@/lib/domain/compare/gap";
import { dice } from "@/tests/support/dice";
import { briefingOf } from "../briefing/paper";

const cell = (counted: number, base: number) => ({ counted, base });

describe("the difference of two shares", () => {
  it("has the interval of the literature (Newcombe 1998, table II: 56/70 against 48/80)", () => {
    const gap = gapOf(cell(56, 70), cell(48, 80), "none");
    expect(gap?.points).toBeCloseTo(20, 6);
    expect(gap?.low).toBeCloseTo(5.24, 2);
    expect(gap?.high).toBeCloseTo(33.39, 2);
    expect(gap?.isChance).toBe(false);
  });

  it("is turned with its areas", () => {
    const [gap, back] = [gapOf(cell(9, 10), cell(3, 10), "none"), gapOf(cell(3, 10), cell(9, 10), "none")];
    expect(back?.points).toBeCloseTo(-(gap?.points ?? 0));
    expect(back?.low).toBeCloseTo(-(gap?.high ?? 0));
  });

  it("compares a part with the rest of its whole, and says the difference to the whole", () => {
    const gap = gapOf(cell(30, 100), cell(80, 400), "one");
    expect(gap?.points).toBeCloseTo(10, 6);
    const rest = gapOf(cell(30, 100), cell(50, 300), "none");
    expect(gap?.low).toBeCloseTo((rest?.low ?? 0) * 0.75, 6);
    expect(gapOf(cell(80, 400), cell(30, 100), "other")?.points).toBeCloseTo(-10, 6);
    expect(gapOf(cell(30, 100), cell(30, 100), "one")).toEqual({ points: 0, low: 0, high: 0, isChance: true });
    expect(gapOf(cell(30, 100), cell(20, 90), "one")).toBeNull();
  });

  it("is not said of what is withheld or of nobody", () => {
    expect(gapOf({ counted: "suppressed", base: 40 }, cell(3, 10), "none")).toBeNull();
    expect(gapOf(cell(3, 10), { counted: 3, base: "suppressed" }, "one")).toBeNull();
    expect(gapOf(cell(0, 0), cell(3, 10), "none")).toBeNull();
  });

  it("does not call rounded counts different where some that they may stand for are not", () => {
    const [one, other] = [
      { counted: 25, base: 40 },
      { counted: 10, base: 30 },
    ];
    expect(gapOf(one, other, "none")?.isChance).toBe(false);
    expect(gapOf({ ...one, step: 5 }, { ...other, step: 5 }, "none")?.isChance).toBe(true);
  });

  it("calls equal shares chance, nearly always", () => {
    const random = dice("gap");
    const rounds = 400;
    let apart = 0;
    const draw = (people: number, share: number) =>
      Array.from({ length: people }, random).filter((one) => one < share).length;
    for (let round = 0; round < rounds; round += 1) {
      const [people, others, share] = [20 + Math.floor(random() * 80), 20 + Math.floor(random() * 300), random()];
      const gap = gapOf(cell(draw(people, share), people), cell(draw(others, share), others), "none");
      if (gap !== null && !gap.isChance) apart += 1;
    }
    expect(apart / rounds).toBeLessThan(0.08);
  });
});

describe("a comparison", () => {
  const figures = (code: string, count: number | "suppressed") => {
    const { overview, indicators } = briefingOf({ level: "district", name: code, below: 0, count });
    return { code, overview, indicators: indicators.figures };
  };

  it("says nothing of a figure that one of the two pages withholds", () => {
    const { headlines, themes } = comparisonOf(figures("520701", "suppressed"), figures("520702", 40));
    const rows = [...headlines, ...themes.flatMap(({ rows: each }) => each)];
    expect(rows.every(({ gap }) => gap === null)).toBe(true);
    expect(headlines.filter(({ isShare }) => isShare).map(verdictOf)).toEqual(["hidden", "hidden", "hidden", "hidden"]);
  });

  it("puts the widest difference first, and none that chance explains", () => {
    const { themes, ...rest } = comparisonOf(figures("520701", 400), figures("520702", 400));
    const made = themes.map((each) => ({
      ...each,
      rows: each.rows.map((row, index) => {
        const [one, other] = [cell(100 + index * 7, 400), cell(100, 400)];
        return { ...row, one, other, gap: gapOf(one, other, "none") };
      }),
    }));
    const first = foremostOf({ ...rest, themes: made });
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThanOrEqual(8);
    expect(first.every(isApart)).toBe(true);
    const widths = first.map(({ gap }) => Math.abs(gap?.points ?? 0));
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    const all = made.flatMap(({ rows }) => rows.filter(isApart)).map(({ gap }) => Math.abs(gap?.points ?? 0));
    expect(widths[0]).toBe(Math.max(...all));
  });

  it("knows which area lies inside the other", () => {
    expect(insideOf("520701", "5207")).toBe("one");
    expect(insideOf("0", "5207")).toBe("other");
    expect(insideOf("520701", "520702")).toBe("none");
    expect(insideOf("5207", "5207")).toBe("none");
  });
});
