import { describe, expect, it } from "vitest";
import { positionsOf } from "@/lib/domain/cube/grid";
import { type Memo, protect } from "@/lib/domain/cube/protect";
import type { Tree } from "@/lib/domain/dashboard/area";
import { dice } from "@/tests/support/dice";

const TREE: Tree = {
  root: "0",
  generations: [
    { parent: "0", children: ["11", "12"] },
    { parent: "11", children: ["1101", "1102", "1103"] },
    { parent: "1101", children: ["110101", "110102"] },
  ],
};
const LOWEST: Tree = { root: "1101", generations: TREE.generations.slice(2) };
const LEAVES = ["110101", "110102", "1102", "1103", "12"];
const WAYS = [4, 3];

function memory(): Memo {
  const kept = new Map<string, ReadonlySet<number>>();
  return {
    read: (area, part) => kept.get(`${area}|${part}`),
    write: (area, part, hidden) => kept.set(`${area}|${part}`, hidden),
    once: (_, settle) => settle(),
  };
}

function country(seed: string, isIndicator: boolean) {
  const random = dice(seed);
  const cells = positionsOf([...WAYS, ...(isIndicator ? [2] : [])].map((parts) => parts - 1));
  const leaves = new Map(LEAVES.map((leaf) => [leaf, cells.map(() => Math.floor(random() ** 3 * 40))]));
  const inner = (area: string) =>
    cells.map((_, cell) =>
      LEAVES.filter((leaf) => area === "0" || leaf.startsWith(area)).reduce(
        (sum, leaf) => sum + (leaves.get(leaf)?.[cell] ?? 0),
        0,
      ),
    );
  return { leaves, inner };
}

describe.each([false, true])("what was settled above (an indicator: %s)", (isIndicator) => {
  const shape = { cuts: WAYS, isIndicator, smallCell: () => 5 };

  it("gives the same below as settling the whole way down", () => {
    for (let round = 0; round < 30; round += 1) {
      const { inner } = country(`memo:${round}`, isIndicator);
      const memo = memory();
      const whole = protect(shape, inner, TREE, memo);
      const below = protect(shape, inner, LOWEST, memo);
      for (const area of ["1101", "110101", "110102"])
        expect([...(below.get(area) ?? [])].sort()).toEqual([...(whole.get(area) ?? [])].sort());
    }
  });

  it("does not show a count above that has become small since", () => {
    const { leaves, inner } = country("memo:small", isIndicator);
    for (const leaf of leaves.values()) leaf.fill(20);
    const memo = memory();
    expect(protect(shape, inner, TREE, memo).get("1101")?.size).toBe(0);
    for (const leaf of ["110101", "110102"]) leaves.get(leaf)?.fill(1, 0, 1);
    const below = protect(shape, inner, LOWEST, memo);
    expect(below.get("1101")?.has(0)).toBe(true);
    expect(below.get("110101")?.has(0)).toBe(true);
  });
});
