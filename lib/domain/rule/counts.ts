import type { Tree } from "../dashboard/area";
import { coarsely, EXACTLY } from "../dashboard/coarse";
import { type Figure, SUPPRESSED } from "../dashboard/figure";
import { protectTree, type Step } from "../dashboard/protected-tree";
import { SMALL_CELL } from "../dashboard/suppression";

/** Families of one area: how many were judged, and in how many each rule found something. */
export interface AreaRuleCounts {
  readonly judged: number;
  readonly byRule: ReadonlyMap<string, number>;
}

export type CountsByArea = ReadonlyMap<string, AreaRuleCounts>;

export interface RuleFigures {
  /** Families with a finding of the rule. */
  readonly families: Figure;
  readonly judged: Figure;
}

/** Families with and without a finding: the total is those judged. */
const SHAPE = { rows: 2, columns: 1 } as const;
const [WITH, JUDGED] = [0, 2];

function pairOf(counts: CountsByArea, code: string, ruleId: string): readonly number[] {
  const area = counts.get(code);
  const found = area?.byRule.get(ruleId) ?? 0;
  return [found, (area?.judged ?? 0) - found];
}

/**
 * What a reader may see of one rule in some areas. Without small cells, counts under five are withheld, and those that
 * would give them away, against everything that the reader can open from the root down; the others are told to the nearest five.
 */
export function ruleFigures(
  counts: CountsByArea,
  ruleId: string,
  codes: readonly string[],
  tree: Tree | null,
): ReadonlyMap<string, RuleFigures> {
  const hidden =
    tree === null
      ? new Map<string, ReadonlySet<number>>()
      : protectTree(
          SHAPE,
          { code: tree.root, counts: pairOf(counts, tree.root, ruleId) },
          tree.generations.map(
            ({ parent, children }): Step => ({
              parent,
              children: children.map((code) => ({ code, counts: pairOf(counts, code, ruleId) })),
            }),
          ),
        );
  const tell = tree === null ? EXACTLY : coarsely(SMALL_CELL);
  return new Map(
    codes.map((code) => {
      const [found = 0, rest = 0] = pairOf(counts, code, ruleId);
      const figure = (cell: number, count: number) => (hidden.get(code)?.has(cell) ? SUPPRESSED : tell(count));
      return [code, { families: figure(WITH, found), judged: figure(JUDGED, found + rest) }];
    }),
  );
}
