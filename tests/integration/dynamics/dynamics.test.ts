import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { isShown } from "@/lib/domain/dashboard/figure";
import { readDynamicsChoice } from "@/lib/domain/dynamics/address";
import { randomOf } from "@/lib/domain/random/seeded";
import { findArea } from "@/lib/server/dashboard/queries";
import { handles } from "@/lib/server/db/pool";
import { findDecileHistory } from "@/lib/server/dynamics/history-query";
import { findDynamics } from "@/lib/server/dynamics/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { fileOf, imported, SNAPSHOTS, type SnapshotId } from "../decile-import/world";
import { runJob } from "../duplicate/world";
import { drainDynamics } from "./world";

const VILLAGES = ["5207042003", "5207042004", "5207022001"] as const;
const owner = new Client({ connectionString: ownerUrl() });
const random = randomOf("dynamics");
let coach: Actor;
let viewer: Actor;
let verifier: Actor;
let strange: Actor;
let families: readonly SeedFamily[];
/** What each snapshot says of each family, as the files told it. */
const told = new Map<SnapshotId, Map<string, number>>();

beforeAll(async () => {
  await owner.connect();
  const made = [];
  for (const [index, village] of VILLAGES.entries())
    made.push(...(await makeFamilies(owner, village, index === 2 ? 60 : 25, "2025-09-01")));
  families = made.filter(({ status }) => status === 1);
  coach = await makeActor(owner, "coach", "5207");
  viewer = await makeActor(owner, "viewer", "5207");
  verifier = await makeActor(owner, "regency-verifier", "5207");
  strange = await makeActor(owner, "regency-verifier", "5204");
  let before = new Map<string, number>();
  for (const id of Object.keys(SNAPSHOTS) as SnapshotId[]) {
    const now = new Map<string, number>();
    for (const family of families) {
      if (random() < 0.05) continue;
      const was = before.get(family.id) ?? 1 + Math.floor(random() * 10);
      now.set(family.id, Math.max(0, Math.min(10, was + (random() < 0.3 ? Math.round(random() * 4 - 2) : 0))));
    }
    told.set(id, now);
    before = now;
  }
  await applySome();
  // Not in order: a snapshot may come in late.
  for (const id of ["2025-T4", "2026-T2", "2026-T1", "2026-T3"] as const)
    await imported(
      coach,
      fileOf(
        families.flatMap((family): [SeedFamily, number][] => {
          const decile = told.get(id)?.get(family.id);
          return decile === undefined ? [] : [[family, decile]];
        }),
      ),
      id,
    );
  await drainDynamics(owner);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

/** Every third family got another roof in February; every ninth had it corrected as well. */
async function applySome(): Promise<void> {
  const revise = (family: SeedFamily, revision: number, isCorrection: boolean) =>
    owner.query(
      `INSERT INTO household_revision (regency_code, household_id, revision, village_code, proposal_id, source, is_correction, condition_date,
         applied_at, applied_by, changes, member_ops)
       VALUES ($1, $2, $3, $4, NULL, $5, $6, '2026-02-01', '2026-02-10T04:00:00Z', NULL, $7, '[]')`,
      [
        family.villageCode.slice(0, 4),
        family.id,
        revision,
        family.villageCode,
        isCorrection ? 3 : 2,
        isCorrection,
        JSON.stringify([{ key: "household.roofMaterial", before: 1, after: 2 }]),
      ],
    );
  for (const [index, family] of families.entries()) {
    if (index % 3 === 0) await revise(family, 2, false);
    if (index % 9 === 0) await revise(family, 3, true);
  }
}

const choose = (query: Record<string, string> = {}) => readDynamicsChoice(query);

async function viewOf(actor: Actor, code: string, query: Record<string, string> = {}) {
  const area = await findArea(actor, code);
  if (area === null) return null;
  return findDynamics(actor, area, choose(query));
}

/** The same from what the files said. */
function expected(from: SnapshotId, to: SnapshotId, prefix: string): number[][] {
  const order = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0];
  const matrix = order.map(() => order.map(() => 0));
  for (const family of families) {
    const [was, is] = [told.get(from)?.get(family.id), told.get(to)?.get(family.id)];
    const row = matrix[order.indexOf(was ?? -1)];
    const column = order.indexOf(is ?? -1);
    if (row === undefined || column < 0 || !family.villageCode.startsWith(prefix)) continue;
    row[column] = (row[column] ?? 0) + 1;
  }
  return matrix;
}

describe("the dynamics of an area", () => {
  it("are, at every level and in every pair, what the families' own rows say", async () => {
    for (const code of ["0", "52", "5207", "520704", "520702", ...VILLAGES]) {
      const nation = code.length < 4 ? await makeActor(owner, "coach", code) : coach;
      for (const [from, to] of [
        ["2025-T4", "2026-T1"],
        ["2026-T1", "2026-T2"],
        ["2026-T2", "2026-T3"],
      ] as const) {
        const view = await viewOf(nation, code, { potret: to });
        expect(
          view?.matrix.rows.map(({ cells }) => cells),
          `${code} ${to}`,
        ).toEqual(expected(from, to, code === "0" ? "" : code));
      }
    }
  });

  it("tell who is new and who is gone, and of which group", async () => {
    const view = await viewOf(coach, "5207");
    const [before, now] = [told.get("2026-T2"), told.get("2026-T3")];
    const added = families.filter(({ id }) => now?.has(id) && !before?.has(id)).length;
    const gone = families.filter(({ id }) => before?.has(id) && !now?.has(id)).length;
    expect(view?.flows).toEqual({ added, gone });
    const women = await owner.query(
      `SELECT count(*)::int AS n FROM household_decile a JOIN household_decile b USING (regency_code, household_id)
       WHERE a.snapshot_id = '2026-T2' AND b.snapshot_id = '2026-T3' AND b.head_sex = 2`,
    );
    expect((await viewOf(coach, "5207", { kelompok: "perempuan" }))?.matrix.total).toBe(women.rows[0].n);
  });

  it("tag each mover with one cause, the correction before the condition", async () => {
    const view = await viewOf(coach, "5207", { potret: "2026-T2" });
    const moved = families.filter((family) => {
      const [was, is] = [told.get("2026-T1")?.get(family.id) ?? 0, told.get("2026-T2")?.get(family.id) ?? 0];
      return was > 0 && is > 0 && was !== is;
    });
    const index = new Map(families.map(({ id }, at) => [id, at]));
    const by = (is: (at: number) => boolean) => moved.filter(({ id }) => is(index.get(id) ?? 1)).length;
    const total = (cause: "condition" | "correction" | "model") =>
      view?.causes.reduce((sum, row) => sum + Number(row.causes[cause]), 0);
    expect(total("correction")).toBe(by((at) => at % 9 === 0));
    expect(total("condition")).toBe(by((at) => at % 3 === 0 && at % 9 !== 0));
    expect(total("model")).toBe(by((at) => at % 3 !== 0));
    expect(view?.drivers.map(({ driver }) => driver)).toEqual(["housing"]);
  });

  it("count nothing anew when the same is counted again", async () => {
    const dump = async () =>
      (await owner.query("SELECT * FROM dynamics_move ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10")).rows;
    const first = await dump();
    for (const village of VILLAGES)
      await runJob("count-dynamics", { regencyCode: "5207", villageCode: village, snapshotId: "2026-T2" });
    await drainDynamics(owner);
    expect(await dump()).toEqual(first);
  });

  it("are shown in groups of deciles, without small counts, to who may not see them; not at all outside", async () => {
    const view = await viewOf(viewer, "5207042003");
    expect(view?.isWhole).toBe(false);
    expect(view?.matrix.steps).toHaveLength(3);
    for (const figure of view?.matrix.rows.flatMap(({ cells }) => cells) ?? [])
      if (isShown(figure)) expect(figure === 0 || figure >= 5).toBe(true);
    expect(await viewOf(strange, "5207")).toBeNull();
    expect(await viewOf(verifier, "52")).toBeNull();
  });
});

describe("a family's history of deciles", () => {
  it("is told with what moved it, to who sees the family alone", async () => {
    const family = families[0];
    if (family === undefined) throw new Error("no family");
    const steps = await findDecileHistory(verifier, "5207", family.id);
    expect(steps.map(({ snapshotId, national }) => [snapshotId, national])).toEqual(
      (Object.keys(SNAPSHOTS) as SnapshotId[]).flatMap((id) => {
        const decile = told.get(id)?.get(family.id);
        return decile === undefined ? [] : [[id, decile]];
      }),
    );
    expect(steps[0]?.cause).toBe("first");
    expect(await findDecileHistory(strange, "5207", family.id)).toEqual([]);
    expect(await findDecileHistory(verifier, "5207", uuidv7())).toEqual([]);
  });
});
