import { describe, expect, it } from "vitest";
import { monthsBefore } from "@/lib/domain/figure-check/coverage-counts";
import { compareFigures, keptOf, ofArea, sumInto, villagesToMend } from "@/lib/domain/figure-check/difference";

const figures = (entries: Readonly<Record<string, number>>) => new Map(Object.entries(entries));

describe("figures laid side by side", () => {
  it("differ where a count does, also where one side has none", () => {
    const stored = figures({ "family|5207022001|2|f|1": 5, "families|5207022001": 5, "person|5207022001|2|f": 9 });
    const counted = figures({ "family|5207022001|2|f|1": 4, "families|5207022001": 5, "family|5207022001|2|f|2": 1 });
    const { counters, differences } = compareFigures(stored, counted);
    expect(counters).toBe(4);
    expect(differences).toEqual([
      { areaCode: "5207022001", kind: "family", count: 2, stored: 5, counted: 4 },
      { areaCode: "5207022001", kind: "person", count: 1, stored: 9, counted: 0 },
    ]);
  });

  it("are equal where all counts are", () => {
    const same = figures({ "families|5207": 5 });
    expect(compareFigures(same, new Map(same))).toEqual({ counters: 1, differences: [] });
  });

  it("of an area are the sums of those below it", () => {
    const all = figures({ "families|520702": 7, "families|5207022001": 5, "families|5207022002": 3 });
    const { differences } = compareFigures(ofArea("520702", all), sumInto("520702", all));
    expect(differences).toEqual([{ areaCode: "520702", kind: "families", count: 1, stored: 7, counted: 8 }]);
    expect(villagesToMend(differences)).toEqual([]);
    expect(villagesToMend([{ areaCode: "5207022001", kind: "rule", count: 1, stored: 1, counted: 2 }])).toEqual([
      "5207022001",
    ]);
  });
});

describe("months before a day", () => {
  it("end with a shorter month, as the database's do", () => {
    expect(monthsBefore("2026-05-31", 3)).toBe("2026-02-28");
    expect(monthsBefore("2028-02-29", 12)).toBe("2027-02-28");
    expect(monthsBefore("2026-01-15", 24)).toBe("2024-01-15");
  });
});

describe("what is kept of a regency gone wrong", () => {
  it("names every village, whatever else differs there", () => {
    const villages = Array.from({ length: 850 }, (_, index) => `5207${String(index).padStart(6, "0")}`);
    const differences = villages.flatMap((areaCode) =>
      (["families", "people", "rule"] as const).map((kind) => ({ areaCode, kind, count: 1, stored: 1, counted: 2 })),
    );
    expect(new Set(villagesToMend(keptOf(differences)))).toEqual(new Set(villages));
    expect(keptOf(differences).length).toBeLessThan(differences.length);
  });
});
