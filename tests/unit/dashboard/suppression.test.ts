import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Line } from "@/lib/domain/dashboard/determined";
import { gridIndex, linesWithin, type Shape, withTotals } from "@/lib/domain/dashboard/grid";
import { protectTree } from "@/lib/domain/dashboard/protected-tree";
import { SMALL_CELL, suppress } from "@/lib/domain/dashboard/suppression";

/** Mostly small and empty cells: where suppression has to work. */
const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 }));

function tables(maxRows: number, maxColumns: number) {
  return fc
    .tuple(fc.integer({ min: 1, max: maxRows }), fc.integer({ min: 1, max: maxColumns }))
    .chain(([rows, columns]) =>
      fc.record({
        shape: fc.constant<Shape>({ rows, columns }),
        counts: fc.array(count, { minLength: rows * columns, maxLength: rows * columns }),
      }),
    );
}

function hide(shape: Shape, counts: readonly number[]): ReadonlySet<number> {
  return protectTree(shape, { code: "a", counts }, []).get("a") ?? new Set();
}

/** Cells whose value every solution of the lines shares: row reduction over the hidden cells, exact enough for small sums. */
function solvable(lines: readonly Line[], hidden: ReadonlySet<number>): number[] {
  const unknowns = [...hidden];
  const rows = lines.map((line) =>
    unknowns.map((cell) => (line.total === cell ? -1 : 0) + (line.parts.includes(cell) ? 1 : 0)),
  );
  let top = 0;
  for (let column = 0; column < unknowns.length && top < rows.length; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= top && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    const picked = rows[pivot] ?? [];
    rows[pivot] = rows[top] ?? [];
    const scale = picked[column] ?? 1;
    const unit = picked.map((value) => value / scale);
    rows[top] = unit;
    rows.forEach((row, index) => {
      const factor = row[column] ?? 0;
      if (index !== top && factor !== 0) rows[index] = row.map((value, at) => value - factor * (unit[at] ?? 0));
    });
    top += 1;
  }
  return rows
    .map((row) => row.flatMap((value, at) => (Math.abs(value) > 1e-9 ? [at] : [])))
    .filter((filled) => filled.length === 1)
    .map(([at]) => unknowns[at ?? 0] ?? -1);
}

function expectSafe(lines: readonly Line[], values: readonly number[], hidden: ReadonlySet<number>) {
  values.forEach((value, cell) => {
    if (value > 0 && value < SMALL_CELL) expect(hidden.has(cell)).toBe(true);
  });
  for (const { parts, total } of lines) {
    const gone = parts.filter((part) => hidden.has(part));
    if (hidden.has(total)) expect(gone.length).toBeGreaterThan(0);
    else if (gone.length > 0) {
      expect(gone.length).toBeGreaterThan(1);
      expect(gone.reduce((sum, part) => sum + (values[part] ?? 0), 0)).toBeGreaterThanOrEqual(SMALL_CELL);
    }
  }
}

describe("suppress", () => {
  it("hides nothing where no count is small", () => {
    expect(hide({ rows: 3, columns: 1 }, [0, 5, 120]).size).toBe(0);
  });

  it("never leaves a small cell alone beside its total", () => {
    expect([...hide({ rows: 4, columns: 1 }, [3, 40, 12, 90])].sort()).toEqual([0, 2]);
  });

  it("hides a further cell when the hidden remainder itself is small", () => {
    expect([...hide({ rows: 4, columns: 1 }, [1, 2, 12, 90])].sort()).toEqual([0, 1, 2]);
  });

  it("hides a small total with what it is made of", () => {
    expect(hide({ rows: 3, columns: 1 }, [0, 3, 0])).toEqual(new Set([1, 3]));
  });

  it("protects a cell of a two-way table in its row and in its column", () => {
    const shape = { rows: 3, columns: 2 };
    const hidden = hide(shape, [2, 30, 40, 50, 60, 70]);
    const rectangle = [0, 1].flatMap((row) => [gridIndex(shape, row, 0), gridIndex(shape, row, 1)]);
    expect([...hidden].sort((a, b) => a - b)).toEqual(rectangle);
  });

  it("breaks a chain of hidden cells that lines together would solve", () => {
    // Two hidden rectangles joined by one hidden cell: every line has two hidden cells or more, yet the joint follows.
    const shape = { rows: 4, columns: 4 };
    const counts = [2, 9, 50, 50, 9, 9, 2, 50, 50, 50, 9, 2, 50, 50, 9, 9];
    const hidden = hide(shape, counts);
    expect(solvable(linesWithin(shape, 0), hidden)).toEqual([]);
  });

  it("gives no hidden cell away in tables of one and two ways", () => {
    fc.assert(
      fc.property(tables(8, 5), ({ shape, counts }) => {
        const hidden = hide(shape, counts);
        expectSafe(linesWithin(shape, 0), withTotals(shape, counts), hidden);
        expect(solvable(linesWithin(shape, 0), hidden)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("leaves a second possibility for each hidden cell, counts being whole and not negative", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 4 }), (counts) => {
        const shape = { rows: counts.length, columns: 1 };
        const hidden = hide(shape, counts);
        const seen = counts.map(() => new Set<number>());
        for (const guess of guesses(counts, hidden)) {
          for (const [cell, value] of guess.entries()) seen[cell]?.add(value);
        }
        counts.forEach((_, cell) => {
          if (hidden.has(cell)) expect(seen[cell]?.size).toBeGreaterThan(1);
        });
      }),
    );
  });

  it("keeps what is settled elsewhere", () => {
    const lines = [{ parts: [0, 1, 2], total: 3 }];
    const hidden = suppress({
      values: [20, 6, 9, 35],
      lines,
      tables: [lines],
      locked: new Set([3]),
      hidden: new Set([3]),
    });
    expect([...hidden].sort()).toEqual([1, 3]);
  });
});

/** All whole, non-negative fillings of the hidden cells that agree with what is shown. */
function guesses(counts: readonly number[], hidden: ReadonlySet<number>): number[][] {
  const total = counts.reduce((sum, value) => sum + value, 0);
  const limit = total + 6;
  const fill = (cell: number, taken: number[]): number[][] => {
    if (cell === counts.length) {
      const sum = taken.reduce((all, value) => all + value, 0);
      return hidden.has(counts.length) || sum === total ? [taken] : [];
    }
    const choices = hidden.has(cell) ? Array.from({ length: limit }, (_, value) => value) : [counts[cell] ?? 0];
    return choices.flatMap((value) => fill(cell + 1, [...taken, value]));
  };
  return fill(0, []);
}

describe("protectTree", () => {
  const wide = tables(4, 3).chain(({ shape }) =>
    fc.record({
      shape: fc.constant(shape),
      areas: fc.array(
        fc.array(count, { minLength: shape.rows * shape.columns, maxLength: shape.rows * shape.columns }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  );

  it("lets nobody subtract an area's neighbours from the area above", () => {
    fc.assert(
      fc.property(wide, ({ shape, areas }) => {
        const total = areas[0]?.map((_, cell) => areas.reduce((sum, area) => sum + (area[cell] ?? 0), 0)) ?? [];
        const children = areas.map((counts, index) => ({ code: `c${index}`, counts }));
        const hidden = protectTree(shape, { code: "p", counts: total }, [{ parent: "p", children }]);
        const above = hidden.get("p") ?? new Set();
        for (let cell = 0; cell < withTotals(shape, total).length; cell += 1) {
          const gone = children.filter(({ code }) => hidden.get(code)?.has(cell));
          if (above.has(cell)) expect(gone.length).toBeGreaterThan(0);
          else expect(gone.length).not.toBe(1);
        }
        for (const { code, counts } of children) {
          expectSafe(linesWithin(shape, 0), withTotals(shape, counts), hidden.get(code) ?? new Set());
        }
      }),
      { numRuns: 300 },
    );
  });

  it("settles a regency of sixty districts quickly", () => {
    const shape = { rows: 11, columns: 3 };
    const children = Array.from({ length: 60 }, (_, area) => ({
      code: `c${area}`,
      counts: Array.from({ length: 33 }, (_, cell) => (area * 7 + cell * 13) % 41),
    }));
    const counts =
      children[0]?.counts.map((_, cell) => children.reduce((sum, c) => sum + (c.counts[cell] ?? 0), 0)) ?? [];
    const began = performance.now();
    protectTree(shape, { code: "p", counts }, [{ parent: "p", children }]);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
