import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AreaAnswers, coverageParts, itemParts, resultRows } from "@/lib/domain/regional/result";
import { CHOICE, item, SHAPES } from "./item-fixture";

const answers = (total: number, ...counts: (readonly [number, number])[]): AreaAnswers => ({
  total,
  byOption: new Map(counts),
});

describe("the results of an item", () => {
  const areas = new Map([
    ["520701", answers(100, [1, 40], [2, 3], [-1, 43])],
    ["5207010001", answers(60, [1, 30], [2, 1], [-1, 31])],
    ["5207010002", answers(40, [1, 10], [2, 2], [-1, 12])],
  ]);
  const codes = [...areas.keys()];

  it("shows everything to those who see small cells: options, who has not answered, and the total", () => {
    const { columns, rows } = resultRows(itemParts(item({ shape: CHOICE })), areas, codes, "520701", null);
    expect(columns.map(({ key }) => key)).toEqual(["1", "2", "none"]);
    expect(rows[0]).toEqual({ code: "520701", total: 100, figures: [40, 3, 57] });
    expect(rows[2]).toEqual({ code: "5207010002", total: 40, figures: [10, 2, 28] });
  });

  it("hides small cells from the others, and what would give them away", () => {
    const generations = [{ parent: "520701", children: codes.slice(1) }];
    const { rows } = resultRows(itemParts(item({ shape: CHOICE })), areas, codes, "520701", generations);
    expect(rows[0]?.figures[1]).toBe("suppressed");
    for (const row of rows) {
      expect(row.figures[1]).toBe("suppressed");
      expect(row.figures.filter((figure) => figure === "suppressed").length).toBeGreaterThan(1);
    }
  });

  it("counts several choices each by itself and other kinds by who answered", () => {
    const [, multi, ...others] = SHAPES;
    if (multi === undefined) throw new Error("no shape");
    const several = resultRows(itemParts(item({ shape: multi })), areas, codes, "520701", null);
    expect(several.columns.map(({ key }) => key)).toEqual(["0", "1", "2", "answered", "none"]);
    expect(several.rows[0]?.figures).toEqual([0, 40, 3, 43, 57]);
    for (const shape of others)
      expect(
        resultRows(itemParts(item({ shape })), areas, codes, "520701", null).columns.map(({ key }) => key),
      ).toEqual(["answered", "none"]);
  });

  it("never shows a count under five to those who must not see it, whatever the counts", () => {
    const anyArea = fc.array(fc.nat({ max: 12 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(anyArea, { minLength: 2, maxLength: 4 }), (children) => {
        const of = ([a = 0, b = 0, c = 0]: readonly number[]) => answers(a + b + c, [1, a], [2, b], [-1, a + b]);
        const sum = children.reduce(
          (total, child) => total.map((value, index) => value + (child[index] ?? 0)),
          [0, 0, 0],
        );
        const names = children.map((_, index) => `520701000${index}`);
        const drawn = new Map([
          ["520701", of(sum)],
          ...children.map((child, index) => [names[index] ?? "", of(child)] as const),
        ]);
        const generations = [{ parent: "520701", children: names }];
        const { rows } = resultRows(
          itemParts(item({ shape: CHOICE })),
          drawn,
          [...drawn.keys()],
          "520701",
          generations,
        );
        for (const figure of rows.flatMap(({ figures, total }) => [...figures, total]))
          expect(figure === "suppressed" || figure === 0 || figure >= 5).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("tells coverage as answered and updated", () => {
    const covered = new Map([["520701", answers(100, [1, 80], [2, 60])]]);
    const { columns, rows } = resultRows(coverageParts(), covered, ["520701"], "520701", null);
    expect(columns.map(({ key }) => key)).toEqual(["answered", "updated"]);
    expect(rows[0]).toEqual({ code: "520701", total: 100, figures: [80, 60] });
  });
});
