import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isShown } from "@/lib/domain/dashboard/figure";
import { matrixOf, ratesOf, shapeOf } from "@/lib/domain/dynamics/matrix";
import { type AreaCounts, hideDynamics } from "@/lib/domain/dynamics/protect";
import { tablesOf } from "@/lib/domain/dynamics/view";

const { rows, columns } = shapeOf(false);
const CELLS = rows * columns;

const child = fc
  .record({
    all: fc.array(fc.integer({ min: 0, max: 14 }), { minLength: CELLS, maxLength: CELLS }),
    part: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: CELLS, maxLength: CELLS }),
    causes: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 15, maxLength: 15 }),
  })
  .map(
    ({ all, part, causes }): AreaCounts => ({
      all,
      group: all.map((total, cell) => Math.round(total * (part[cell] ?? 0))),
      causes,
      flows: [3, 9],
      drivers: new Array<number>(70).fill(2),
      shares: [
        [2, 20],
        [7, 8],
        [0, 0],
        [5, 1],
      ],
    }),
  );

const plus = (a: readonly number[], b: readonly number[]) => a.map((value, index) => value + (b[index] ?? 0));
const sum = (areas: readonly AreaCounts[]): AreaCounts =>
  areas.reduce((x, y) => ({
    all: plus(x.all, y.all),
    group: plus(x.group, y.group),
    causes: plus(x.causes, y.causes),
    flows: plus(x.flows, y.flows),
    drivers: plus(x.drivers, y.drivers),
    shares: x.shares.map((share, index) => plus(share, y.shares[index] ?? [])),
  }));

describe("tables for readers without small cells", () => {
  it("show no small count, of a group nor of who is not in it", () => {
    fc.assert(
      fc.property(
        fc.array(child, { minLength: 2, maxLength: 4 }),
        fc.constantFrom("women", "disabled", "all"),
        (areas, group) => {
          const smallest = group === "disabled" ? 10 : 5;
          const codes = areas.map((_, index) => `520701${String(index).padStart(4, "0")}`);
          const counts = new Map([
            ["520701", sum(areas)],
            ...areas.map((area, index): [string, AreaCounts] => [codes[index] ?? "", area]),
          ]);
          const hidden = hideDynamics(counts, "520701", [{ parent: "520701", children: codes }], group);
          const openly = hideDynamics(counts, "520701", [{ parent: "520701", children: codes }], "all");
          for (const [code, area] of counts) {
            const shown = { ...area, group: group === "all" ? area.all : area.group };
            const tables = tablesOf(shown, hidden(code), { isWhole: false, group });
            const everybody = tablesOf({ ...area, group: area.all }, openly(code), { isWhole: false, group: "all" });
            for (const [row, { cells }] of tables.matrix.rows.entries())
              for (const [column, figure] of cells.entries()) {
                if (!isShown(figure) || figure === 0) continue;
                expect(figure).toBeGreaterThanOrEqual(smallest);
                const total = everybody.matrix.rows[row]?.cells[column] ?? 0;
                // What a reader could subtract if counts were told exactly: the others are nobody, or no small number.
                const cell = row * 3 + column;
                const others = (area.all[cell] ?? 0) - (shown.group[cell] ?? 0);
                if (isShown(total) && others > 0) expect(others).toBeGreaterThanOrEqual(5);
              }
            for (const { causes } of tables.causes)
              for (const figure of Object.values(causes))
                if (isShown(figure)) expect(figure === 0 || figure >= smallest).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("tell how many stand where, then and now, also where a rare move between is withheld", () => {
    const area = fc.sample(child, 1)[0];
    if (area === undefined) throw new Error("no sample");
    const all = [400, 3, 0, 2, 60, 9, 0, 7, 900];
    const counts = new Map([["520701", { ...area, all, group: all }]]);
    const { matrix, rates } = tablesOf(
      { ...area, all, group: all },
      hideDynamics(counts, "520701", [], "all")("520701"),
      { isWhole: false, group: "all" },
    );
    expect(matrix.rows[0]?.cells).toContain("suppressed");
    // To the nearest five: 403, 71 and 907; 402, 70 and 909.
    expect(matrix.rows.map(({ total }) => total)).toEqual([405, 70, 905]);
    expect(matrix.totals).toEqual([400, 70, 910]);
    expect(matrix.total).toBe(1380);
    // Three climbed: beside the 403, those who stayed would tell it.
    expect(rates.find(({ name }) => name === "stayed")).toEqual({ name: "stayed", families: "suppressed", of: 405 });
  });

  it("tell what crossed the line where its single moves are withheld, and never a small number of them", () => {
    const area = fc.sample(child, 1)[0];
    if (area === undefined) throw new Error("no sample");
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 9, maxLength: 9 }), (cells) => {
        const all = cells.map((count, cell) => (cell % 4 === 0 ? count * 20 : Math.floor(count / 3)));
        const counts = new Map([["520701", { ...area, all, group: all }]]);
        const hidden = hideDynamics(counts, "520701", [], "all")("520701");
        const whole = new Map(ratesOf(matrixOf(false, all, new Set())).map((rate) => [rate.name, rate]));
        for (const { name, families, of } of ratesOf(matrixOf(false, all, hidden.matrix))) {
          if (isShown(families)) {
            expect(families).toBe(whole.get(name)?.families);
            expect(families === 0 || families >= 5).toBe(true);
          }
          if (isShown(of)) expect(of).toBe(whole.get(name)?.of);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("hide no figure of who may see all", () => {
    const area = fc.sample(child, 1)[0];
    if (area === undefined) throw new Error("no sample");
    const counts = new Map([["520701", area]]);
    expect(hideDynamics(counts, "520701", [], "all")("520701").flows.size).toBeGreaterThan(0);
  });
});
