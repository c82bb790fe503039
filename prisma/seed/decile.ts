import { isAbovePoor, isPoor } from "@/lib/domain/dynamics/line";
import type { Snapshot } from "@/lib/domain/dynamics/snapshot";
import { ageAt } from "@/lib/domain/instrument/age";
import { localDay } from "@/lib/domain/period/period";
import type { Cell } from "@/lib/server/db/copy";
import type { Table } from "@/lib/server/household/record-rows";
import { numberAt, textAt, type WholeMember } from "@/lib/server/household/whole-family";
import type { SeedProposal } from "./proposal";
import { type Random, randomFor } from "./random";
import type { SeedFamily } from "./record";
import { demoSnapshots } from "./snapshot";
import type { VillageWork } from "./village-work";

export const DECILE_SNAPSHOT: Table = {
  name: "decile_snapshot",
  columns: ["id", "ranked_on", "source", "created_by", "created_at"],
};

export function snapshotCells(on: string): readonly (readonly Cell[])[] {
  return demoSnapshots(on).map(({ id, rankedOn }) => [
    id,
    rankedOn,
    `Surat contoh ${id}`,
    null,
    new Date(`${rankedOn}T02:00:00Z`),
  ]);
}

/** A family on the way back through the snapshots. */
interface Standing {
  readonly decile: number;
  readonly hasAid: boolean;
}

/** Every family's way through the snapshots: mostly the same decile, moved a little by the model, and by what was applied in between. */
export function decileCells(work: VillageWork, on: string, seed: string): readonly (readonly Cell[])[] {
  const snapshots = demoSnapshots(on);
  const applied = new Map<string, SeedProposal>();
  for (const proposal of work.proposals)
    if (proposal.appliedRevision !== null) applied.set(proposal.householdId, proposal);
  return work.village.families.flatMap((first) => {
    const family = work.changed.get(first.id) ?? first;
    if (family.status === 3) return [];
    return wayOf(family, snapshots, applied.get(family.id), seed);
  });
}

function wayOf(
  family: SeedFamily,
  snapshots: readonly Snapshot[],
  applied: SeedProposal | undefined,
  seed: string,
): readonly (readonly Cell[])[] {
  const random = randomFor(seed, "decile", family.id);
  const newest = snapshots.findLastIndex(({ rankedOn }) => rankedOn <= textAt(family.imported, "decileSnapshotOn"));
  // A few families came into the register later.
  const oldest = random.chance(0.02) ? random.int(1, 2) : 0;
  let standing: Standing = { decile: numberAt(family.imported, "decileNational"), hasAid: hasAid(family) };
  const rows: (readonly Cell[])[] = [];
  for (let at = newest; at >= oldest; at -= 1) {
    const snapshot = snapshots[at];
    if (snapshot === undefined) break;
    rows.push(cellsOf(family, snapshot, standing));
    const from = snapshots[at - 1]?.rankedOn ?? "";
    standing = before(random, standing, wasTouched(applied, from, snapshot.rankedOn));
  }
  return rows;
}

function wasTouched(applied: SeedProposal | undefined, from: string, to: string): boolean {
  if (applied === undefined) return false;
  const day = localDay(new Date(applied.life.stateSince), "Asia/Makassar");
  return day > from && day <= to;
}

/** Where the family stood a quarter earlier. */
function before(random: Random, now: Standing, isTouched: boolean): Standing {
  const isMoved = random.chance(isTouched ? 0.8 : 0.13);
  const size = random.weighted([
    [1, isTouched ? 5 : 9],
    [2, isTouched ? 4 : 1],
    [3, isTouched ? 1 : 0],
  ]);
  const step = (random.chance(0.5) ? 1 : -1) * size;
  const keepsAid = random.chance(0.97);
  const lostAid = random.chance(0.6);
  if (now.decile === 0) return { decile: random.chance(0.05) ? random.int(3, 8) : 0, hasAid: now.hasAid };
  const decile = isMoved ? Math.max(1, Math.min(10, now.decile + step)) : now.decile;
  if (isPoor(decile) && isAbovePoor(now.decile) && !now.hasAid) return { decile, hasAid: lostAid };
  return { decile, hasAid: keepsAid ? now.hasAid : !now.hasAid };
}

const AID = ["programSembako", "programPkh", "programBltDesa", "programLocalGov"] as const;

function hasAid({ household }: SeedFamily): boolean {
  return AID.some((key) => household[key] === 1);
}

const DIFFICULTY = /^difficulty/;

function hasDifficulty({ answers }: WholeMember): boolean {
  return Object.entries(answers).some(
    ([key, value]) => DIFFICULTY.test(key) && typeof value === "number" && value <= 2,
  );
}

function cellsOf(family: SeedFamily, { id, rankedOn }: Snapshot, { decile, hasAid: aid }: Standing): readonly Cell[] {
  const here = family.members.filter(
    ({ active, answers }) => active && (answers["presence"] === 1 || answers["presence"] === 5),
  );
  const head = here.find(({ answers }) => answers["relationToHead"] === 1);
  const beside = (key: string) =>
    decile === 0
      ? 0
      : Math.max(
          1,
          Math.min(10, decile + numberAt(family.imported, key) - numberAt(family.imported, "decileNational")),
        );
  return [
    family.villageCode.slice(0, 4),
    family.id,
    id,
    family.villageCode,
    decile,
    beside("decileProvince"),
    beside("decileRegency"),
    head === undefined ? 0 : numberAt(head.answers, "sex"),
    here.some(({ answers }) => (ageAt(textAt(answers, "birthDate"), rankedOn) ?? 0) >= 60),
    here.some(hasDifficulty),
    aid,
    here.length,
    new Date(`${rankedOn}T02:00:00Z`),
  ];
}
