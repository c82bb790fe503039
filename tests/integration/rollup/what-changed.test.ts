import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutCoverage } from "@/lib/domain/figure-check/difference";
import { coverVillage, rollUpVillage } from "@/lib/server/rollup/roll-up-village";
import { ownerUrl } from "@/tests/support/urls";
import { readFigures, recount } from "./recount";
import { AT, removeSample, type Sample, VILLAGES, writeProposal, writeSample } from "./sample";

const VILLAGE = VILLAGES[0];
const REGENCY = VILLAGE.slice(0, 4);
const TODAY = "2026-05-14";
const NEXT_DAY = new Date(AT.getTime() + 24 * 3_600_000);

let owner: Client;
let sample: Sample;

beforeAll(async () => {
  owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  sample = await writeSample(owner, "what-changed");
  await owner.query("SELECT app_rollup_all($1)", [AT]);
});

afterAll(async () => {
  await owner.query("SELECT graphile_worker.remove_job($1)", [`cover:${VILLAGE}`]);
  await removeSample(owner);
  await owner.end();
});

const roll = (at = AT, whole = false) => rollUpVillage({ regencyCode: REGENCY, villageCode: VILLAGE, whole }, at);

const mark = (isWorkAlone: boolean) =>
  owner.query("INSERT INTO dirty_village VALUES ($1, $2, $3, $4, $5)", [
    REGENCY,
    randomUUID(),
    VILLAGE,
    AT,
    isWorkAlone,
  ]);

/** Changes families where no command would: nothing marks the village. */
const changeFamilies = () =>
  owner.query(
    `UPDATE household SET decile_national = CASE WHEN decile_national = 1 THEN 2 ELSE 1 END, floor_area_m2 = NULL
      WHERE regency_code = $1 AND village_code = $2 AND status = 1`,
    [REGENCY, VILLAGE],
  );

const households = () => sample.households.filter((row) => row.village === VILLAGE).map((row) => row.id);

const moveProposal = (at = 0) =>
  writeProposal(owner, {
    village: VILLAGE,
    household: households()[at] ?? "",
    period: sample.periods.regency,
    kind: "condition",
    state: "rejected",
    at: AT,
  });

const coverJob = () =>
  owner.query<{ minutes: number }>(
    "SELECT round(extract(epoch FROM run_at - now()) / 60)::int AS minutes FROM graphile_worker.jobs WHERE key = $1",
    [`cover:${VILLAGE}`],
  );

const behind = async () =>
  (
    await owner.query<{ behind: boolean }>(
      "SELECT behind_since IS NOT NULL AS behind FROM rollup_coverage WHERE regency_code = $1 AND area_code = $2",
      [REGENCY, VILLAGE],
    )
  ).rows[0]?.behind;

describe("a village is counted for what changed", () => {
  it("counts no families where only proposals moved", async () => {
    const before = await readFigures(owner);
    await changeFamilies();
    await moveProposal();
    await mark(true);
    await roll();
    const after = await readFigures(owner);
    expect([...after].filter(([key]) => key.startsWith("family|"))).toEqual(
      [...before].filter(([key]) => key.startsWith("family|")),
    );
    expect([...after].filter(([key]) => key.startsWith("progress|"))).not.toEqual(
      [...before].filter(([key]) => key.startsWith("progress|")),
    );
    expect((await coverJob()).rows).toEqual([]);
  });

  it("counts them where one mark of several says so; filled variables follow, asked for once, within the hour", async () => {
    await mark(true);
    await mark(false);
    await roll();
    await mark(false);
    await roll();
    const counted = await recount(owner, TODAY);
    expect(withoutCoverage(await readFigures(owner))).toEqual(withoutCoverage(counted));
    expect(await readFigures(owner)).not.toEqual(counted);
    expect(await behind()).toBe(true);
    const { rows } = await coverJob();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.minutes).toBeGreaterThan(55);
    expect(rows[0]?.minutes).toBeLessThanOrEqual(60);
    await coverVillage({ regencyCode: REGENCY, villageCode: VILLAGE }, AT);
    expect(await behind()).toBe(false);
    expect(await readFigures(owner)).toEqual(counted);
  });

  it("counts everything when it is asked to, whatever the marks say", async () => {
    await changeFamilies();
    await owner.query("UPDATE household SET floor_area_m2 = 60 WHERE regency_code = $1 AND village_code = $2", [
      REGENCY,
      VILLAGE,
    ]);
    await mark(true);
    await roll(AT, true);
    expect(await readFigures(owner)).toEqual(await recount(owner, TODAY));
  });

  it("counts people and families once on a new day, as ages move with it", async () => {
    await changeFamilies();
    await mark(true);
    await roll(NEXT_DAY);
    expect(withoutCoverage(await readFigures(owner))).toEqual(withoutCoverage(await recount(owner, "2026-05-15")));
  });

  it("lets nobody cover a village outside the scope it runs under", async () => {
    const outside = { regencyCode: VILLAGES[4].slice(0, 4), villageCode: VILLAGE };
    await expect(coverVillage(outside, AT)).rejects.toThrow("not a village of the regency");
  });
});
