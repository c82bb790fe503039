import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { scopeOf } from "@/lib/domain/access/actor";
import { readDynamicsChoice } from "@/lib/domain/dynamics/address";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { findArea } from "@/lib/server/dashboard/queries";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { findDecileHistory } from "@/lib/server/dynamics/history-query";
import { findDynamics } from "@/lib/server/dynamics/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { fileOf, imported, type SnapshotId } from "../decile-import/world";
import { drainDynamics, withCard } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
const [FROM, TO] = ["5204052004", "5207042003"] as const;
let nation: Actor;
let there: Actor;
let here: Actor;
let left: readonly SeedFamily[];
let lived: readonly SeedFamily[];
/** The family as it was, and its row where it went. */
let mover: SeedFamily;
let arrived: SeedFamily;

const rank = (families: readonly SeedFamily[], decile: number) =>
  families.map((family): [SeedFamily, number] => [family, decile]);

async function bring(rows: readonly (readonly [SeedFamily, number])[], id: SnapshotId): Promise<void> {
  await imported(nation, fileOf(rows), id);
  await drainDynamics(owner);
}

async function viewOf(code: string) {
  const area = await findArea(nation, code);
  return area === null ? null : findDynamics(nation, area, readDynamicsChoice({}));
}

beforeAll(async () => {
  await owner.connect();
  left = withCard(await makeFamilies(owner, FROM, 12, "2025-09-01"));
  const inPlace = withCard(await makeFamilies(owner, TO, 12, "2025-09-01"));
  const [first, last] = [left[0], inPlace.at(-1)];
  if (first === undefined || last === undefined) throw new Error("no family");
  [mover, arrived] = [first, last];
  lived = inPlace.slice(0, -1);
  nation = await makeActor(owner, "coach", "0");
  here = await makeActor(owner, "regency-verifier", "5207");
  there = await makeActor(owner, "regency-verifier", "5204");
  await bring([...rank(left, 3), ...rank(lived, 3)], "2025-T4");
  // The move, as the transfer leaves it: closed there, a row here that names it.
  await owner.query("UPDATE household SET status = 3 WHERE regency_code = '5204' AND id = $1", [mover.id]);
  await owner.query("UPDATE household SET continued_from = $1 WHERE regency_code = '5207' AND id = $2", [
    formatPublicId("5204", mover.id),
    arrived.id,
  ]);
  await bring(rank(left.slice(1), 3), "2026-T1");
  await bring([...rank(lived, 3), [arrived, 6]], "2026-T1");
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("a family that moved to another regency", () => {
  it("is neither gone nor new: it counts once, where it lives now, with the decile that it had before", async () => {
    for (const code of [FROM, TO, "5204", "5207", "52", "0"])
      expect((await viewOf(code))?.flows, code).toEqual({ added: 0, gone: 0 });
    expect((await viewOf("0"))?.matrix.total).toBe(left.length + lived.length);
    expect((await viewOf("5204"))?.matrix.total).toBe(left.length - 1);
    const view = await viewOf("5207");
    expect(view?.matrix.total).toBe(lived.length + 1);
    expect(view?.rates.find(({ name }) => name === "climbed")?.families).toBe(1);
  });

  it("keeps its history of deciles where it lives now, told as of another regency", async () => {
    const steps = await findDecileHistory(here, "5207", arrived.id);
    expect(
      steps.map(({ snapshotId, national, isElsewhere, cause }) => [snapshotId, national, isElsewhere, cause]),
    ).toEqual([
      ["2025-T4", 3, true, "first"],
      ["2026-T1", 6, false, "elsewhere"],
    ]);
  });

  it("tells the regency that it left nothing of its deciles since, and nobody outside the scope anything", async () => {
    expect((await findDecileHistory(there, "5204", mover.id)).map(({ snapshotId }) => snapshotId)).toEqual(["2025-T4"]);
    expect(await findDecileHistory(there, "5207", arrived.id)).toEqual([]);
    const kin = (actor: Actor, regency: string, id: string) =>
      underScope(scopeOf(actor), ({ sql }) => sql`SELECT 1 FROM app_decile_kin(${regency}, ARRAY[${id}::uuid], true)`);
    expect(await kin(there, "5207", arrived.id)).toHaveLength(0);
    expect(await kin(here, "5207", arrived.id)).toHaveLength(1);
  });

  it("is no family that split within its regency: that one is new", async () => {
    const [parent, child] = lived;
    if (parent === undefined || child === undefined) throw new Error("no family");
    await owner.query("UPDATE household SET continued_from = $1 WHERE regency_code = '5207' AND id = $2", [
      formatPublicId("5207", parent.id),
      child.id,
    ]);
    expect(await findDecileHistory(here, "5207", child.id)).toHaveLength(2);
    expect((await findDecileHistory(here, "5207", child.id)).every(({ isElsewhere }) => !isElsewhere)).toBe(true);
  });
});
