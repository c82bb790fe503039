import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { readDynamicsChoice } from "@/lib/domain/dynamics/address";
import { findArea } from "@/lib/server/dashboard/queries";
import { handles } from "@/lib/server/db/pool";
import { findDynamics, findTrend } from "@/lib/server/dynamics/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { fileOf, imported, type SnapshotId } from "../decile-import/world";
import { drainDynamics, withCard } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
/** A regency that skips a snapshot, and a small one that brings it. */
const [SKIPS, BRINGS] = ["5204052004", "5207042003"] as const;
const PIECES = ["5203012001", "5203012002"] as const;
let nation: Actor;
const families = new Map<string, readonly SeedFamily[]>();

const of = (village: string) => families.get(village) ?? [];

async function bring(rows: readonly (readonly [SeedFamily, number])[], id: SnapshotId): Promise<void> {
  await imported(nation, fileOf(rows), id);
  await drainDynamics(owner);
}

async function viewOf(code: string, query: Record<string, string> = {}) {
  const area = await findArea(nation, code);
  return area === null ? null : findDynamics(nation, area, readDynamicsChoice(query));
}

const ranked = (village: string, decile: number) => of(village).map((family) => [family, decile] as const);

beforeAll(async () => {
  await owner.connect();
  for (const [village, count] of [
    [SKIPS, 40],
    [BRINGS, 15],
    [PIECES[0], 12],
    [PIECES[1], 12],
  ] as const)
    families.set(village, withCard(await makeFamilies(owner, village, count, "2025-09-01")));
  nation = await makeActor(owner, "coach", "0");
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("a snapshot that one regency alone brought", () => {
  beforeAll(async () => {
    await bring([...ranked(SKIPS, 3), ...ranked(BRINGS, 3)], "2025-T4");
    await bring(ranked(BRINGS, 4), "2026-T1");
    await bring([...ranked(SKIPS, 6), ...ranked(BRINGS, 5)], "2026-T2");
  });

  it("leaves the comparison, trend and shares of the others as they were", async () => {
    const view = await viewOf("5204");
    expect([view?.pair?.from.id, view?.pair?.to.id]).toEqual(["2025-T4", "2026-T2"]);
    expect(view?.matrix.total).toBe(of(SKIPS).length);
    expect(view?.rates.find(({ name }) => name === "climbed")?.families).toBe(of(SKIPS).length);
    expect(view?.flows).toEqual({ added: 0, gone: 0 });
    const area = await findArea(nation, "5204");
    expect(area === null ? null : await findTrend(nation, area)).toMatchObject({ after: 0, before: of(SKIPS).length });
  });

  it("is paired where it was brought", async () => {
    const view = await viewOf("5207");
    expect([view?.pair?.from.id, view?.pair?.to.id]).toEqual(["2026-T1", "2026-T2"]);
    expect(view?.matrix.total).toBe(of(BRINGS).length);
  });

  it("is no ground for the sums above: those are of all regencies, by the last snapshot on which they stand", async () => {
    for (const code of ["52", "0"]) {
      const view = await viewOf(code);
      expect([code, view?.pair?.from.id, view?.pair?.to.id]).toEqual([code, "2025-T4", "2026-T2"]);
      expect(view?.matrix.total).toBe(of(SKIPS).length + of(BRINGS).length);
    }
    // Who asks for it sees it: of the one regency alone.
    expect((await viewOf("52", { potret: "2026-T1" }))?.matrix.total).toBe(of(BRINGS).length);
  });

  it("makes graduation known where there are three snapshots, and 'not yet' where there are two", async () => {
    const known = async (code: string) =>
      (await viewOf(code))?.shares.flatMap(({ name, isKnown }) => (isKnown ? [name] : []));
    expect(await known("5204")).toEqual(["exclusion", "inclusion"]);
    expect(await known("5207")).toEqual(["exclusion", "inclusion", "graduation", "relapse"]);
  });

  it("is taken in when it comes late", async () => {
    await bring(ranked(SKIPS, 4), "2026-T1");
    const view = await viewOf("5204");
    expect([view?.pair?.from.id, view?.pair?.to.id]).toEqual(["2026-T1", "2026-T2"]);
    expect(view?.matrix.total).toBe(of(SKIPS).length);
    expect((await viewOf("52"))?.pair?.from.id).toBe("2026-T1");
    expect((await viewOf("52"))?.matrix.total).toBe(of(SKIPS).length + of(BRINGS).length);
    expect(view?.shares.every(({ isKnown }) => isKnown)).toBe(true);
  });
});

describe("a snapshot whose file comes in pieces", () => {
  const [first, second] = PIECES;

  it("counts a family that moved between villages once, whichever piece comes first", async () => {
    await bring([...ranked(first, 3), ...ranked(second, 3)], "2025-T4");
    const mover = of(first)[0];
    if (mover === undefined) throw new Error("no family");
    await owner.query("UPDATE household SET village_code = $1 WHERE regency_code = '5203' AND id = $2", [
      second,
      mover.id,
    ]);
    await owner.query("UPDATE member SET village_code = $1 WHERE regency_code = '5203' AND household_id = $2", [
      second,
      mover.id,
    ]);
    await bring(
      of(first)
        .slice(1)
        .map((family) => [family, 4] as const),
      "2026-T1",
    );
    expect((await viewOf(first))?.flows.gone).toBe(1);
    await bring([[mover, 4], ...ranked(second, 4)], "2026-T1");
    expect((await viewOf(first))?.flows.gone).toBe(0);
    const regency = await viewOf("5203");
    expect(regency?.flows).toEqual({ added: 0, gone: 0 });
    expect(regency?.matrix.total).toBe(of(first).length + of(second).length);
  });

  it("has the families of a village that it does not see as gone in the regency's figures", async () => {
    await bring(ranked(second, 5), "2026-T2");
    const regency = await viewOf("5203");
    expect(regency?.pair?.to.id).toBe("2026-T2");
    expect(regency?.flows.gone).toBe(of(first).length);
    // The village itself is told of the two snapshots that saw it.
    expect((await viewOf(first))?.pair).toMatchObject({ from: { id: "2025-T4" }, to: { id: "2026-T1" } });
  });
});
