import { beforeAll, describe, expect, it } from "vitest";
import { CUTS, type Cut } from "@/lib/domain/cube/cut";
import { type Measure, measureBySlug, smallCellOf } from "@/lib/domain/cube/measure";
import { cutsIn } from "@/lib/domain/cube/request";
import { type CubeTable, tableOf } from "@/lib/domain/cube/table";
import type { Tree } from "@/lib/domain/dashboard/area";
import { isShown } from "@/lib/domain/dashboard/figure";
import { dice } from "@/tests/support/dice";
import { findPinned, type Known } from "./bounds";

/** A country of two regencies, and what a colleague is shown whose grant is one of them: settled from there. */
const TREE: Tree = {
  root: "52",
  generations: [
    { parent: "52", children: ["5201", "5202"] },
    { parent: "5201", children: ["520101", "520102", "520103"] },
    { parent: "5202", children: ["520201", "520202"] },
  ],
};
const NARROW: Tree = { root: "5201", generations: TREE.generations.slice(1, 2) };
const VILLAGES = TREE.generations.slice(1).flatMap(({ children }) => children);

/** One kind of family or person; how many there are of each is what a reader would like to know. */
interface Kind {
  readonly village: string;
  readonly decile: number;
  readonly other: number;
}

/** What a measure counts, and out of whom, where both follow from the decile and the other cut. */
interface Counted {
  readonly measure: string;
  readonly above: (kind: Kind) => boolean;
  readonly below: (kind: Kind) => boolean;
}

const everybody = () => true;
const isRanked = ({ decile }: Kind) => decile > 0;
const upTo = (last: number) => (kind: Kind) => isRanked(kind) && kind.decile <= last;

interface World {
  readonly other: Cut;
  readonly measures: readonly Counted[];
}

const PEOPLE: World = {
  other: "disability",
  measures: [
    { measure: "orang", above: everybody, below: everybody },
    { measure: "SO1", above: upTo(4), below: isRanked },
    { measure: "SO1a", above: upTo(1), below: isRanked },
    { measure: "SO1b", above: upTo(2), below: isRanked },
  ],
};
const FAMILIES: World = {
  other: "headSex",
  measures: [
    { measure: "keluarga", above: everybody, below: everybody },
    { measure: "SO8", above: (kind) => upTo(4)(kind) && kind.other === 2, below: upTo(4) },
  ],
};

/** A figure of a table: the kinds it adds up, their sum, and what stands in its place. */
interface Told {
  readonly of: readonly number[];
  readonly sum: number;
  readonly shown: number | null;
  readonly limit: number;
}

interface Census {
  readonly world: World;
  readonly kinds: readonly Kind[];
  readonly counts: readonly number[];
}

function census(world: World, round: number): Census {
  const random = dice(`between:${world.other}:${round}`);
  const most = 6 + Math.floor(random() * 60);
  const kinds = VILLAGES.flatMap((village) =>
    CUTS.decile.codes.flatMap((decile) => CUTS[world.other].codes.map((other) => ({ village, decile, other }))),
  );
  return { world, kinds, counts: kinds.map(() => Math.floor(random() ** 3 * most)) };
}

function published(from: Census, tree: Tree): readonly Told[] {
  const { other, measures } = from.world;
  const tables = [["decile"], [other], ["decile", other]] as const;
  return measures.flatMap((counted) =>
    tables.flatMap(([rows, columns]) => readOff(from, tree, counted, rows, columns)),
  );
}

function readOff(from: Census, tree: Tree, counted: Counted, rows: Cut, columns: Cut | undefined): readonly Told[] {
  const measure = measureOf(counted.measure);
  const request = { measure, rows, columns: columns ?? null };
  const areas = [tree.root, ...tree.generations.flatMap(({ children }) => children)];
  const cube = areas.flatMap((area) =>
    from.kinds.map((kind, index) => {
      const count = kind.village.startsWith(area) ? (from.counts[index] ?? 0) : 0;
      const [above, below] = [counted.above(kind) ? count : 0, counted.below(kind) ? count : 0];
      return {
        area,
        codes: cutsIn(request).map((cut) => codeOf(kind, cut)),
        counted: above,
        base: below,
        unknown: count - below,
      };
    }),
  );
  return areas.flatMap((area) => {
    const table = tableOf(request, cube, area, [], tree);
    return cellsOf(table, rows, columns).flatMap(({ cell, at }) => {
      const limit = smallCellOf(measure, [...at.keys()]);
      const tell = (which: Counted["above"], figure: (typeof cell)["counted"]): Told => {
        const of = from.kinds.flatMap((kind, index) => {
          const fits = [...at].every(([cut, code]) => codeOf(kind, cut) === code);
          return kind.village.startsWith(area) && fits && which(kind) ? [index] : [];
        });
        const sum = of.reduce((total, index) => total + (from.counts[index] ?? 0), 0);
        return { of, sum, shown: isShown(figure) ? figure : null, limit };
      };
      return [tell(counted.above, cell.counted), tell(counted.below, cell.base)];
    });
  });
}

function cellsOf(table: CubeTable, rows: Cut, columns: Cut | undefined) {
  return table.rows.flatMap(({ key, cells }) =>
    cells.map((cell, column) => {
      const at = new Map<Cut, number>();
      if (typeof key === "number") at.set(rows, key);
      const code = table.columns[column];
      if (columns !== undefined && code !== undefined) at.set(columns, code);
      return { cell, at };
    }),
  );
}

const codeOf = (kind: Kind, cut: Cut) => (cut === "decile" ? kind.decile : kind.other);

function measureOf(slug: string): Measure {
  const measure = measureBySlug(slug);
  if (measure === null) throw new Error(`${slug} is not computed`);
  return measure;
}

/** What rounding leaves open: half a step to either side, and never less than the limit. */
function asRounded({ of, shown, limit }: Told): Known[] {
  if (shown === null) return [];
  if (shown === 0) return [{ of, low: 0, high: 0 }];
  const half = Math.floor(limit / 2);
  return [{ of, low: Math.max(limit, shown - half), high: shown + (limit % 2 === 0 ? half - 1 : half) }];
}

const asIs = ({ of, sum, shown }: Told): Known[] => (shown === null ? [] : [{ of, low: sum, high: sum }]);

function pinnedIn(told: readonly Told[], unknowns: number, knows: (told: Told) => readonly Known[]) {
  const secrets = told.filter(({ sum, limit }) => sum > 0 && sum < limit);
  return {
    secrets,
    pinned: findPinned(
      unknowns,
      told.flatMap(knows),
      secrets.map(({ of }) => of),
    ),
  };
}

/** Of 150 rounds one pins a count: by the luck of all its neighbours being rounded the same way. SECURITY says so. */
const ROUNDS = 5;

describe.each([
  ["people, and who of them is poor", PEOPLE],
  ["families, and the poor ones headed by a woman", FAMILIES],
])("tables of %s, settled apart and laid together by two colleagues", (_, world) => {
  let rounds: readonly { readonly unknowns: number; readonly told: readonly Told[] }[] = [];
  beforeAll(() => {
    rounds = Array.from({ length: ROUNDS }, (_each, round) => {
      const from = census(world, round);
      return { unknowns: from.kinds.length, told: [TREE, NARROW].flatMap((tree) => published(from, tree)) };
    });
  }, 120_000);

  it("show no small count, and those shown lie within half a step of what they tell", () => {
    for (const { told } of rounds)
      for (const { sum, shown, limit } of told) {
        if (shown === null) continue;
        expect(sum === 0 || sum >= limit).toBe(true);
        expect(Math.abs(shown - sum)).toBeLessThanOrEqual(limit / 2);
      }
  });

  it("leave open what each small count is", () => {
    const found = rounds.map(({ told, unknowns }) => pinnedIn(told, unknowns, asRounded));
    expect(found.flatMap(({ pinned }) => pinned)).toEqual([]);
    expect(found.flatMap(({ secrets }) => secrets).length).toBeGreaterThan(200);
  });

  it("would not, if they told exact counts: the search finds them", () => {
    const found = rounds.flatMap(({ told, unknowns }) => pinnedIn(told, unknowns, asIs).pinned);
    expect(found.length).toBeGreaterThan(0);
  });
});
