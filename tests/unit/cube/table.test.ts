import { describe, expect, it } from "vitest";
import { CUTS, cutsOf } from "@/lib/domain/cube/cut";
import { measureBySlug, smallCellOf } from "@/lib/domain/cube/measure";
import { parseTable, type TableRequest, tableHref } from "@/lib/domain/cube/request";
import { type CubeRow, ranked, shareIn, tableOf } from "@/lib/domain/cube/table";
import { plausibleRange } from "@/lib/domain/cube/uncertainty";

const indicator = (code: string) => {
  const measure = measureBySlug(code);
  if (measure?.kind !== "indicator") throw new Error(`${code} is not computed`);
  return measure;
};

const row = (area: string, codes: readonly number[], counted: number, base = counted, unknown = 0): CubeRow => ({
  area,
  codes,
  counted,
  base,
  unknown,
});

describe("a table's address", () => {
  it("reads what it writes", () => {
    const request: TableRequest = { measure: indicator("SO6"), rows: "age", columns: "sex" };
    const href = tableHref("5207", request);
    expect(href).toBe("/dasbor/5207/tabel?ukuran=SO6&baris=umur&kolom=jenis-kelamin");
    const params = Object.fromEntries(new URL(href, "http://x").searchParams);
    expect(parseTable(params, "regency")).toEqual(request);
  });

  it.each([
    ["nothing", {}],
    ["an indicator that nobody asks for", { ukuran: "PT1" }],
    ["what every object has", { ukuran: "constructor", baris: "toString", kolom: "__proto__" }],
    ["a cut of families for people", { ukuran: "orang", baris: "anggota" }],
    ["a list where a word is due", { ukuran: ["orang", "keluarga"] }],
  ])("takes the usual table for %s", (_, params) => {
    expect(parseTable(params, "regency")).toEqual({ measure: { kind: "people" }, rows: "decile", columns: null });
  });

  it("knows no areas below a village, and no cut twice", () => {
    expect(parseTable({ baris: "wilayah" }, "village").rows).toBe("decile");
    expect(parseTable({ baris: "wilayah" }, "district").rows).toBe("area");
    expect(parseTable({ baris: "desil", kolom: "desil" }, "district").columns).toBeNull();
  });
});

describe("a table", () => {
  it("adds up its rows and columns", () => {
    const request: TableRequest = { measure: { kind: "people" }, rows: "sex", columns: "disability" };
    const table = tableOf(
      request,
      [row("5207", [1, 1], 3), row("5207", [1, 0], 40), row("5207", [2, 0], 50)],
      "5207",
      [],
      null,
    );
    expect(table.columns).toEqual([1, 0]);
    expect(table.rows.map(({ key, cells }) => [key, ...cells.map((cell) => cell.counted)])).toEqual([
      [1, 3, 40, 43],
      [2, 0, 50, 50],
      [0, 0, 0, 0],
      ["all", 3, 90, 93],
    ]);
  });

  it("gives an indicator with its denominator, and says how many answers are missing", () => {
    const request: TableRequest = { measure: indicator("PU4"), rows: "headSex", columns: null };
    const table = tableOf(request, [row("5207", [1], 6, 60, 4), row("5207", [2], 2, 20, 1)], "5207", [], null);
    expect(table.rows.at(-1)).toEqual({ key: "all", cells: [{ counted: 8, base: 80 }] });
    expect(table.unknown).toBe(5);
    expect(shareIn({ counted: 8, base: 80 })).toBe(10);
    expect(shareIn({ counted: 0, base: 0 })).toBeNull();
  });

  it("hides a small count, its counterpart, and both again in the areas beside it", () => {
    const request: TableRequest = { measure: indicator("PU4"), rows: "area", columns: null };
    const tree = { root: "5207", generations: [{ parent: "5207", children: ["520701", "520702", "520703"] }] };
    const rows = [
      row("5207", [], 63, 300),
      row("520701", [], 3, 100),
      row("520702", [], 40, 100),
      row("520703", [], 20, 100),
    ];
    const table = tableOf(request, rows, "5207", ["520701", "520702", "520703"], tree);
    const counted = table.rows.map(({ cells }) => cells[0]?.counted);
    // 63, to the nearest five.
    expect(counted).toEqual(["suppressed", 40, "suppressed", 65]);
    expect(table.rows.map(({ cells }) => cells[0]?.base)).toEqual([100, 100, 100, 300]);
  });

  it("keeps counts under ten of health and disability, and under five of the rest", () => {
    expect(smallCellOf(indicator("KS4"), [])).toBe(10);
    expect(smallCellOf({ kind: "people" }, ["disability"])).toBe(10);
    expect(smallCellOf({ kind: "people" }, ["age"])).toBe(5);
  });

  it("ranks areas by their share, those withheld and the total last", () => {
    const request: TableRequest = { measure: indicator("PU4"), rows: "area", columns: null };
    const rows = [
      { key: "a", cells: [{ counted: 1, base: 10 }] },
      { key: "b", cells: [{ counted: "suppressed" as const, base: 10 }] },
      { key: "c", cells: [{ counted: 9, base: 10 }] },
      { key: "all", cells: [{ counted: 12, base: 30 }] },
    ];
    expect(ranked(request, rows).map(({ key }) => key)).toEqual(["c", "a", "b", "all"]);
  });

  it("ranks by what a share is at the least: all of a few stand below most of many", () => {
    const request: TableRequest = { measure: indicator("PU4"), rows: "area", columns: null };
    const rows = [
      { key: "few", cells: [{ counted: 10, base: 10, step: 5 }] },
      { key: "many", cells: [{ counted: 900, base: 1000, step: 5 }] },
      { key: "less", cells: [{ counted: 300, base: 1000, step: 5 }] },
    ];
    expect(ranked(request, rows).map(({ key }) => key)).toEqual(["many", "few", "less"]);
  });

  it("has a column of the cube for every cut of its unit", () => {
    for (const unit of ["people", "families"] as const)
      for (const cut of cutsOf(unit)) expect(CUTS[cut].column).toHaveProperty(unit);
  });
});

describe("the plausible range", () => {
  it("is wide where few stand below the line, stays on the scale, and is nothing where nobody does", () => {
    const few = plausibleRange(1, 10);
    const many = plausibleRange(1000, 10_000);
    // Wilson, 95 %: 1 of 10 is 1.8 to 40.4 %; 1,000 of 10,000 is 9.4 to 10.6 %.
    expect(few?.low).toBeCloseTo(1.79, 1);
    expect(few?.high).toBeCloseTo(40.42, 1);
    expect(many?.low).toBeCloseTo(9.43, 1);
    expect(many?.high).toBeCloseTo(10.6, 1);
    expect(plausibleRange(0, 8)?.low).toBe(0);
    expect(plausibleRange(8, 8)?.high).toBe(100);
    expect(plausibleRange(0, 0)).toBeNull();
  });

  it("of rounded counts holds the range of every count that they may stand for", () => {
    const told = plausibleRange(10, 40, 5);
    for (let counted = 8; counted <= 12; counted += 1)
      for (let base = 38; base <= 42; base += 1) {
        const exact = plausibleRange(counted, base);
        expect(told?.low).toBeLessThanOrEqual(exact?.low ?? 0);
        expect(told?.high).toBeGreaterThanOrEqual(exact?.high ?? 100);
      }
    expect(plausibleRange(0, 40, 5)?.low).toBe(0);
    expect(plausibleRange(40, 40, 5)?.high).toBeCloseTo(100);
  });
});
