import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { causeCode, type MoveCause } from "@/lib/domain/dynamics/cause";
import { comparedWith } from "@/lib/domain/dynamics/compared";
import { countVillage, type FamilyDecile, type FamilyHistory } from "@/lib/domain/dynamics/count-village";
import { factsOf } from "@/lib/domain/dynamics/fact";
import { historyOf } from "@/lib/domain/dynamics/history";
import { ABSENT, isAbovePoor, isPoor, MOVES, moveOf } from "@/lib/domain/dynamics/line";
import { matrixOf, placeOf, ratesOf, shapeOf } from "@/lib/domain/dynamics/matrix";
import {
  allPairs,
  pairKey,
  pairsOf,
  quarterOf,
  type Snapshot,
  standingOf,
  touchedBy,
  villagePairs,
  yearBefore,
} from "@/lib/domain/dynamics/snapshot";
import { demoSnapshots } from "@/prisma/seed/snapshot";

const SNAPSHOTS: readonly Snapshot[] = [
  { id: "2025-T3", rankedOn: "2025-07-10" },
  { id: "2025-T4", rankedOn: "2025-10-10" },
  { id: "2026-T1", rankedOn: "2026-01-10" },
  { id: "2026-T2", rankedOn: "2026-04-10" },
  { id: "2026-T3", rankedOn: "2026-07-10" },
];
const VILLAGE = "5207012003";

const family = fc
  .record({
    deciles: fc.array(fc.option(fc.integer({ min: 0, max: 10 }), { freq: 6 }), { minLength: 5, maxLength: 5 }),
    elsewhere: fc.boolean(),
    hasAid: fc.option(fc.boolean(), { nil: null }),
    corrected: fc.constantFrom<MoveCause>("condition", "correction", "model"),
  })
  .map(({ deciles, elsewhere, hasAid, corrected }): FamilyHistory => {
    const row = (decile: number, at: number): FamilyDecile => ({
      snapshotId: SNAPSHOTS[at]?.id ?? "",
      villageCode: elsewhere && at > 2 ? "5207012004" : VILLAGE,
      decile,
      headSex: 1 + (decile % 2),
      hasElder: decile % 3 === 0,
      hasDisabled: decile % 4 === 0,
      hasAid,
      people: 1 + (decile % 5),
    });
    const revisions =
      corrected === "model"
        ? []
        : [
            {
              appliedOn: "2026-02-01",
              isCorrection: corrected === "correction",
              changes: [{ key: "household.floorMaterial", before: 1, after: 2 }],
              memberOps: [],
              events: [],
            },
          ];
    return {
      deciles: deciles.flatMap((decile, at) => (decile === null ? [] : [row(decile, at)])),
      revisions,
      earners: new Set(),
      withdrawals: [],
    };
  });

const count = (families: readonly FamilyHistory[], village = VILLAGE) =>
  countVillage(village, families, SNAPSHOTS, { pairs: pairsOf(SNAPSHOTS), snapshots: SNAPSHOTS });

const at = (id: string): Snapshot => {
  const found = SNAPSHOTS.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe("pairs where not everybody has every snapshot", () => {
  const own = [at("2025-T4"), at("2026-T1"), at("2026-T3")];
  const has = (snapshots: readonly Snapshot[]) => new Set(snapshots.map(({ id }) => id));

  it("leave out what the village does not have, and are also with what the areas above stand on", () => {
    const nothing = { regency: new Set<string>(), above: [] };
    expect(villagePairs(SNAPSHOTS, has(own), nothing, () => false).map(pairKey)).toEqual([
      "2025-T4>2026-T1",
      "2026-T1>2026-T3",
    ]);
    const above = { regency: has(own), above: [new Set(["2025-T4", "2026-T3"])] };
    expect(villagePairs(SNAPSHOTS, has(own), above, () => false).map(pairKey)).toContain("2025-T4>2026-T3");
  });

  it("have families of a village that a snapshot of its regency does not see: gone", () => {
    const chains = { regency: has([...own, at("2026-T2")]), above: [] };
    const keys = villagePairs(SNAPSHOTS, has(own), chains, () => false).map(pairKey);
    expect(keys).toEqual(expect.arrayContaining(["2026-T1>2026-T2", "2026-T2>2026-T3", "2026-T1>2026-T3"]));
  });

  it("keep what is counted already", () => {
    const nothing = { regency: new Set<string>(), above: [] };
    const isStored = (pair: Parameters<typeof pairKey>[0]) => pairKey(pair) === "2025-T4>2026-T3";
    expect(villagePairs(SNAPSHOTS, has(own), nothing, isStored).map(pairKey)).toContain("2025-T4>2026-T3");
  });

  it("stand on what at least half of the fullest snapshot saw", () => {
    expect([
      ...standingOf(
        new Map([
          ["a", 100],
          ["b", 49],
          ["c", 50],
          ["d", 0],
        ]),
      ),
    ]).toEqual(["a", "c"]);
    expect(standingOf(new Map()).size).toBe(0);
  });

  it("compare an area with the last snapshot on which it stands, not with one that a single regency brought", () => {
    const families = new Map([
      ["2025-T4", 1000],
      ["2026-T1", 60],
      ["2026-T2", 980],
      ["2026-T3", 20],
    ]);
    const snapshots = SNAPSHOTS.slice(1);
    const counted = new Set(allPairs(snapshots).map(pairKey));
    const choice = { to: null, isYear: false };
    expect(comparedWith(snapshots, families, counted, choice)?.pair).toEqual({
      from: at("2025-T4"),
      to: at("2026-T2"),
    });
    expect(comparedWith(snapshots, families, counted, { ...choice, to: "2026-T3" })?.pair?.from.id).toBe("2026-T2");
    expect(comparedWith(snapshots, families, new Set(["2026-T1>2026-T2"]), choice)?.pair?.from.id).toBe("2026-T1");
    expect(comparedWith(snapshots, families, new Set(), choice)).toMatchObject({ to: at("2026-T2"), pair: null });
    expect(comparedWith([], new Map(), counted, choice)).toBeNull();
  });

  it("see graduates and relapses over a gap, and are not known before a third snapshot", () => {
    const seen = (snapshotId: string, decile: number, hasAid: boolean): FamilyDecile => ({
      snapshotId,
      villageCode: VILLAGE,
      decile,
      headSex: 1,
      hasElder: false,
      hasDisabled: false,
      hasAid,
      people: 3,
    });
    const history = (...deciles: FamilyDecile[]): FamilyHistory => ({
      deciles,
      revisions: [],
      earners: new Set(),
      withdrawals: [],
    });
    const facts = (families: FamilyHistory[], id: string) =>
      Object.fromEntries(
        countVillage(VILLAGE, families, SNAPSHOTS, { pairs: [], snapshots: [at(id)] }).facts.map((cell) => [
          cell.fact,
          cell.families,
        ]),
      );
    const graduate = history(seen("2025-T4", 3, true), seen("2026-T1", 6, false), seen("2026-T3", 6, false));
    expect(facts([graduate], "2026-T3")).toMatchObject({ followed: 1, "aid-before": 1, graduated: 1 });
    expect(facts([graduate], "2026-T1")).toEqual({ families: 1 });
    const relapsed = history(seen("2025-T4", 3, true), seen("2026-T1", 6, false), seen("2026-T3", 2, true));
    expect(facts([relapsed], "2026-T3")).toMatchObject({ "climbed-before": 1, relapsed: 1 });
    // It climbed out four quarters before, which is no longer within the year.
    const long = history(seen("2025-T3", 6, false), seen("2026-T2", 6, false), seen("2026-T3", 2, true));
    expect(facts([long], "2026-T3")["climbed-before"]).toBeUndefined();
  });
});

describe("pairs of snapshots", () => {
  it("are each with the one before, and with the same quarter a year before", () => {
    expect(pairsOf(SNAPSHOTS).map(({ from, to }) => `${from.id}>${to.id}`)).toEqual([
      "2025-T3>2025-T4",
      "2025-T4>2026-T1",
      "2026-T1>2026-T2",
      "2026-T2>2026-T3",
      "2025-T3>2026-T3",
    ]);
    const touched = touchedBy(pairsOf(SNAPSHOTS), SNAPSHOTS, at("2026-T1"));
    expect(touched.pairs.map(pairKey)).toEqual(["2025-T4>2026-T1", "2026-T1>2026-T2", "2025-T3>2026-T3"]);
    expect(touched.snapshots.map(({ id }) => id)).toEqual(["2026-T1", "2026-T2", "2026-T3"]);
    expect([quarterOf("2026-03-31"), quarterOf("2026-12-01"), yearBefore("2026-T2"), yearBefore("x")]).toEqual([
      "2026-T1",
      "2026-T4",
      "2025-T2",
      null,
    ]);
  });

  it("of the demo are five quarters in a row, whatever the day", () => {
    for (const on of ["2026-01-01", "2026-02-28", "2026-10-30", "2026-11-27", "2027-01-09"]) {
      const known = demoSnapshots(on);
      expect(known).toHaveLength(5);
      expect(known.every(({ id, rankedOn }) => quarterOf(rankedOn) === id && rankedOn < on)).toBe(true);
      expect(new Set(known.map(({ id }) => id)).size).toBe(5);
    }
  });
});

describe("a village's count", () => {
  it("has each family once in each pair: moved, stayed, new or gone", () => {
    fc.assert(
      fc.property(fc.array(family, { maxLength: 30 }), (families) => {
        const { moves } = count(families);
        for (const { from, to } of pairsOf(SNAPSHOTS)) {
          const cells = moves.filter((cell) => cell.from_snapshot === from.id && cell.to_snapshot === to.id);
          const expected = families.filter(({ deciles }) => {
            const seen =
              deciles.find(({ snapshotId }) => snapshotId === to.id) ??
              deciles.find(({ snapshotId }) => snapshotId === from.id);
            return seen?.villageCode === VILLAGE;
          });
          expect(cells.reduce((sum, cell) => sum + cell.families, 0)).toBe(expected.length);
          for (const cell of cells) {
            const isMoved = moveOf(cell.from_decile, cell.to_decile) !== null;
            expect(cell.cause > causeCode("none")).toBe(isMoved);
          }
        }
      }),
    );
  });

  it("counts a family that moved between villages in one of them", () => {
    fc.assert(
      fc.property(fc.array(family, { maxLength: 20 }), (families) => {
        const total = [VILLAGE, "5207012004"].flatMap((village) => count(families, village).moves);
        const once = families.flatMap(({ deciles }) =>
          pairsOf(SNAPSHOTS).filter(({ from, to }) =>
            deciles.some(({ snapshotId }) => snapshotId === from.id || snapshotId === to.id),
          ),
        );
        expect(total.reduce((sum, cell) => sum + cell.families, 0)).toBe(once.length);
      }),
    );
  });

  it("makes rates that add up: who was poor stayed poor or climbed out, who was not fell or did not", () => {
    fc.assert(
      fc.property(fc.array(family, { maxLength: 60 }), fc.boolean(), (families, isWhole) => {
        const cells = count(families).moves.filter(
          ({ from_snapshot, to_snapshot, from_decile, to_decile }) =>
            from_snapshot === "2026-T2" && to_snapshot === "2026-T3" && from_decile !== ABSENT && to_decile !== ABSENT,
        );
        const { rows, columns } = shapeOf(isWhole);
        const counts = new Array<number>(rows * columns).fill(0);
        for (const cell of cells) {
          const at = placeOf(isWhole, cell.from_decile) * columns + placeOf(isWhole, cell.to_decile);
          if (placeOf(isWhole, cell.from_decile) < 0 || placeOf(isWhole, cell.to_decile) < 0) continue;
          counts[at] = (counts[at] ?? 0) + cell.families;
        }
        const rates = ratesOf(matrixOf(isWhole, counts, new Set()));
        const of = (name: string) => rates.find((rate) => rate.name === name);
        const sum = (is: (from: number, to: number) => boolean) =>
          cells
            .filter((cell) => is(cell.from_decile, cell.to_decile))
            .reduce((total, cell) => total + cell.families, 0);
        expect(of("fell")?.families).toBe(sum((from, to) => isAbovePoor(from) && isPoor(to)));
        expect(of("climbed")?.families).toBe(sum((from, to) => isPoor(from) && isAbovePoor(to)));
        expect(Number(of("climbed")?.families) + Number(of("stayed")?.families)).toBe(of("climbed")?.of);
        expect(of("slipped")?.families).toBe(sum((from, to) => from > 5 && to === 5));
        if (isWhole) expect(of("poorest")?.families).toBe(sum((from, to) => from > 2 && (to === 1 || to === 2)));
        for (const rate of rates) expect(Number(rate.families)).toBeLessThanOrEqual(Number(rate.of));
      }),
    );
  });

  it("puts every change of decile among ranked ones into one kind of move", () => {
    for (let from = ABSENT; from <= 10; from += 1)
      for (let to = ABSENT; to <= 10; to += 1) {
        const move = moveOf(from, to);
        expect(move === null).toBe(from <= 0 || to <= 0 || from === to);
        if (move !== null) expect(MOVES).toContain(move);
      }
    expect([moveOf(7, 4), moveOf(7, 5), moveOf(3, 2), moveOf(4, 5), moveOf(6, 9)]).toEqual([
      "fell",
      "slipped",
      "down",
      "climbed",
      "up",
    ]);
  });
});

describe("what is true of a family on a snapshot", () => {
  const seen = (decile: number, hasAid: boolean | null = false) => ({ decile, hasAid });

  it("tells exclusion and inclusion", () => {
    expect(factsOf([seen(3)], false)).toEqual(["families", "poor", "poor-asked", "poor-without-aid"]);
    expect(factsOf([seen(3, true)], false)).toEqual(["families", "poor", "poor-asked", "aid"]);
    expect(factsOf([seen(6, true)], false)).toEqual(["families", "aid", "aid-above"]);
    expect(factsOf([seen(5, true)], false)).toEqual(["families", "aid"]);
    expect(factsOf([seen(3), null], false)).toEqual([]);
    expect(factsOf([seen(8)], true)).toEqual(["families", "withdrew"]);
  });

  it("says nothing of aid where nobody asked about it", () => {
    expect(factsOf([seen(3, null)], false)).toEqual(["families", "poor"]);
    expect(factsOf([seen(7, null)], false)).toEqual(["families"]);
    expect(factsOf([seen(4, true), seen(5), seen(6, null)], false)).toEqual(["families", "followed", "climbed-before"]);
    expect(factsOf([seen(4, true), seen(5), seen(4, null)], false)).toContain("aid-before");
  });

  it("graduates who had aid among the poor and stands above without it for two snapshots", () => {
    expect(factsOf([seen(4, true), seen(5), seen(6)], false)).toContain("graduated");
    expect(factsOf([seen(4, true), seen(5, true), seen(6, true)], false)).not.toContain("graduated");
    expect(factsOf([seen(4, true), seen(4, true), seen(6)], false)).toEqual(["families", "followed", "aid-before"]);
    expect(factsOf([seen(4, true), null, seen(6)], false)).not.toContain("aid-before");
  });

  it("relapses who climbed out within four quarters and is poor again", () => {
    expect(factsOf([seen(4, true), seen(6), seen(3, true)], false)).toContain("relapsed");
    expect(factsOf([seen(4, true), seen(6), seen(6), seen(6), seen(4, true)], false)).toContain("relapsed");
    expect(factsOf([seen(4), seen(6), seen(7)], false)).toContain("climbed-before");
    expect(factsOf([seen(6), seen(6), seen(3)], false)).not.toContain("climbed-before");
    // It climbed with the last step: whether it lasts is not known yet.
    expect(factsOf([seen(6), seen(3), seen(6)], false)).not.toContain("climbed-before");
  });
});

describe("a family's way", () => {
  it("says of each step what moved it", () => {
    const row = (snapshotId: string, rankedOn: string, national: number) => ({
      snapshotId,
      rankedOn,
      national,
      province: null,
      regency: null,
      isElsewhere: false,
    });
    const applied = [
      {
        appliedOn: "2026-02-01",
        isCorrection: false,
        changes: [],
        memberOps: [{ kind: "add" as const, uid: "x" }],
        events: [],
      },
    ];
    const steps = historyOf(
      [
        row("2025-T4", "2025-10-10", 4),
        row("2026-T1", "2026-01-10", 5),
        row("2026-T2", "2026-04-10", 3),
        row("2026-T3", "2026-07-10", 3),
      ],
      applied,
    );
    expect(steps.map(({ cause }) => cause)).toEqual(["first", "model", "condition", "none"]);
    const moved = [{ ...row("2026-T1", "2026-01-10", 5), isElsewhere: true }, row("2026-T2", "2026-04-10", 3)];
    expect(historyOf(moved, applied).map(({ cause }) => cause)).toEqual(["first", "elsewhere"]);
  });
});
