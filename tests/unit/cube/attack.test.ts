import { describe, expect, it } from "vitest";
import { positionsOf } from "@/lib/domain/cube/grid";
import { protect, waysOf } from "@/lib/domain/cube/protect";
import type { Tree } from "@/lib/domain/dashboard/area";
import { dice } from "@/tests/support/dice";

/** A country of three cuts: each village's people by a x b x c, and whether the indicator counts them. */
const CUTS = [3, 2, 2] as const;
const TREE: Tree = {
  root: "1",
  generations: [
    { parent: "1", children: ["11", "12"] },
    { parent: "11", children: ["111", "112", "113"] },
    { parent: "12", children: ["121", "122"] },
  ],
};
const AREAS = ["1", "11", "12", "111", "112", "113", "121", "122"];
const VILLAGES = AREAS.filter((area) => area.length === 3);
/** Every table of none, one or two cuts that the pages offer. */
const TABLES = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2]] as const;
const PRIME = 1_000_003n;
/** Positions of an indicator's last way. */
const [COUNTED, OTHERS, BASE] = [0, 1, 2];

interface Base {
  readonly village: string;
  readonly codes: readonly number[];
  readonly counted: number;
}

const bases: readonly Base[] = VILLAGES.flatMap((village) =>
  positionsOf(CUTS.map((parts) => parts - 1)).flatMap((codes) =>
    [0, 1].map((counted) => ({ village, codes, counted })),
  ),
);

/** The last cut may be one of health, whose cells are kept up to a higher count. */
interface Limit {
  readonly usual: number;
  readonly sensitive: number;
  /** Who stands below the line is told by other tables from here on. */
  readonly told: number;
}

interface Cell {
  /** Whoever stands below an indicator's line is known from other tables too, but for the very small ones. */
  readonly isKnown: boolean;
  /** Nobody is shown the others below the line, and who stands there is no secret of this table. */
  readonly isSecret: boolean;
  readonly limit: number;
  readonly area: string;
  readonly value: number;
  readonly isHidden: boolean;
  /** Inner cells of the villages it is the sum of. */
  readonly of: readonly number[];
}

function published(counts: readonly number[], isIndicator: boolean, limit: Limit): Cell[] {
  return TABLES.flatMap((cuts) => {
    const limitOf = (of: readonly number[]) => (of.some((way) => cuts[way] === 2) ? limit.sensitive : limit.usual);
    const shape = { cuts: cuts.map((cut) => CUTS[cut] ?? 0), isIndicator, smallCell: limitOf };
    const ways = waysOf(shape);
    const inner = (area: string) =>
      positionsOf(ways.map((parts) => parts - 1)).map((position) =>
        sum(counts, matching(area, cuts, position, isIndicator ? position.at(-1) : undefined, ways)),
      );
    const hidden = protect(shape, inner, TREE);
    return AREAS.flatMap((area) =>
      positionsOf(ways).map((position, cell) => {
        const of = matching(area, cuts, position, isIndicator ? position.at(-1) : undefined, ways);
        const shown = cuts.flatMap((_, way) => (position[way] === ways[way] ? [] : [way]));
        const value = sum(counts, of);
        const part = isIndicator ? position.at(-1) : COUNTED;
        const isHidden = part === OTHERS || hidden.get(area)?.has(cell) === true;
        const isKnown = !isHidden || (part === BASE && (value === 0 || value >= limit.told));
        return { area, of, limit: limitOf(shown), value, isHidden, isKnown, isSecret: part === COUNTED };
      }),
    );
  });
}

function matching(
  area: string,
  cuts: readonly number[],
  position: readonly number[],
  counted: number | undefined,
  ways: readonly number[],
) {
  return bases.flatMap((base, index) => {
    const isInside = base.village.startsWith(area);
    const fits = cuts.every((cut, way) => position[way] === ways[way] || position[way] === base.codes[cut]);
    const isCounted = counted === undefined || counted === BASE || counted === base.counted;
    return isInside && fits && isCounted ? [index] : [];
  });
}

const sum = (counts: readonly number[], of: readonly number[]) =>
  of.reduce((total, index) => total + (counts[index] ?? 0), 0);

/** Everything that equations over the shown figures give: a reduced basis of what is known. */
function knownSpace(cells: readonly Cell[]) {
  const basis: bigint[][] = [];
  const pivots: number[] = [];
  const reduce = (row: bigint[]) => {
    basis.forEach((known, at) => {
      const factor = row[pivots[at] ?? 0] ?? 0n;
      if (factor === 0n) return;
      known.forEach((value, column) => {
        row[column] = ((row[column] ?? 0n) + (PRIME - factor) * value) % PRIME;
      });
    });
    return row;
  };
  const vector = (of: readonly number[]) => {
    const row = new Array<bigint>(bases.length).fill(0n);
    for (const index of of) row[index] = 1n;
    return row;
  };
  const learn = (of: readonly number[]) => {
    const row = reduce(vector(of));
    const pivot = row.findIndex((value) => value !== 0n);
    if (pivot < 0) return;
    const inverse = power(row[pivot] ?? 1n, PRIME - 2n);
    basis.push(row.map((value) => (value * inverse) % PRIME));
    pivots.push(pivot);
  };
  for (const cell of cells) if (cell.isKnown) learn(cell.of);
  return (of: readonly number[]) => reduce(vector(of)).every((value) => value === 0n);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, left = exponent; left > 0n; left /= 2n) {
    if (left % 2n === 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

describe.each([
  ["people", false, { usual: 5, sensitive: 10, told: 5 }],
  ["an indicator", true, { usual: 5, sensitive: 10, told: 5 }],
  ["an indicator of health", true, { usual: 10, sensitive: 10, told: 5 }],
] as const)("tables of %s", (_, isIndicator, limit) => {
  it("show no small cell, and all of them together, of an area, its neighbours and those above, give none away", () => {
    let hiddenSmall = 0;
    let shown = 0;
    for (let round = 0; round < 40; round += 1) {
      const random = dice(`attack:${isIndicator}:${limit.usual}:${round}`);
      const most = 4 + Math.floor(random() * 40);
      const counts = bases.map((base) => (isIndicator || base.counted === 0 ? Math.floor(random() ** 3 * most) : 0));
      const cells = published(counts, isIndicator, limit);
      const follows = knownSpace(cells);
      const small = cells.filter(({ value, limit: own, isSecret }) => isSecret && value > 0 && value < own);
      expect(small.filter(({ isHidden }) => !isHidden)).toEqual([]);
      expect(small.filter(({ of }) => follows(of))).toEqual([]);
      hiddenSmall += small.length;
      shown += cells.filter(({ isHidden }) => !isHidden).length;
    }
    expect(hiddenSmall).toBeGreaterThan(100);
    // Hiding everything would be safe and worth nothing.
    expect(shown).toBeGreaterThan(1000);
  });
});
