import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { COUNTED, firstCountOf, nameOf } from "@/lib/domain/coverage/counted";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { getCoverage, getVariableCoverage } from "@/lib/server/coverage/queries";
import { findArea } from "@/lib/server/dashboard/queries";
import { handles } from "@/lib/server/db/pool";
import { getChecks } from "@/lib/server/figure-check/queries";
import { runFigureCheck } from "@/lib/server/figure-check/run-check";
import { rollUpVillage } from "@/lib/server/rollup/roll-up-village";
import { ownerUrl } from "@/tests/support/urls";
import { codeOf, NOW, run, World } from "../admin/world";
import { AT, removeSample, VILLAGES, writeSample } from "../rollup/sample";

const REGENCY = "7403";
const [VILLAGE] = VILLAGES;
const world = new World();
const owner = new Client({ connectionString: ownerUrl() });
let coach: Actor;
let stranger: Actor;
let verifier: Actor;
let officer: Actor;
let wide: Actor;

beforeAll(async () => {
  await world.open();
  await owner.connect();
  await writeSample(owner, "figure-check");
  await owner.query("DELETE FROM dirty_village");
  await owner.query("SELECT app_rollup_all($1)", [AT]);
  const person = async (name: string, role: "coach" | "regency-verifier" | "sector-officer", regionCode: string) =>
    world.actor(await world.person(name, [{ role, regionCode }]));
  coach = await person("Pembina", "coach", REGENCY);
  stranger = await person("Pembina Lain", "coach", "7404");
  verifier = await person("Verifikator", "regency-verifier", REGENCY);
  wide = await person("Pembina Nasional", "coach", "0");
  officer = await person("Dinas", "sector-officer", REGENCY);
});

afterAll(async () => {
  await owner.query("DELETE FROM figure_check");
  await removeSample(owner);
  await owner.end();
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function check(areaCode: string, by = coach) {
  const id = uuidv7();
  expect(codeOf(await run(by, "figure-check.ask", { id, areaCode }))).toBe("OK");
  await runFigureCheck({ regencyCode: regencyShelf(areaCode), areaCode, checkId: id, userId: by.userId }, NOW);
  const { newest } = await getChecks(by, areaCode);
  if (newest === null) throw new Error("no check");
  return newest;
}

describe("a check of figures", () => {
  it("finds stored figures equal to those counted from the families, of a village and of a whole regency", async () => {
    const village = await check(VILLAGE);
    expect(village).toMatchObject({ state: "done", villages: 1, checked: 1, differing: 0, stale: 0, differences: [] });
    expect(village.counters).toBeGreaterThan(500);
    const regency = await check(REGENCY);
    expect(regency).toMatchObject({ state: "done", differing: 0, stale: 0 });
    expect(regency.counters).toBeGreaterThan(village.counters);
    expect(regency.askedBy).toContain("Pembina");
  });

  it("finds the sums of a province and the nation equal to the areas below them, and one that is not", async () => {
    for (const area of ["74", "0"])
      expect(await check(area, wide)).toMatchObject({ state: "done", villages: 0, differing: 0, differences: [] });
    await owner.query("UPDATE rollup_freshness SET families = families + 1 WHERE area_code = '0'");
    const nation = await check("0", wide);
    expect(nation.differences).toMatchObject([{ areaCode: "0", kind: "families", count: 1 }]);
    expect(nation).toMatchObject({ differing: 1, mendable: 0 });
    await owner.query("UPDATE rollup_freshness SET families = families - 1 WHERE area_code = '0'");
    expect((await check("0", wide)).counters).toBeGreaterThan(500);
  });

  it("finds what was changed by hand, in a village, in a sum alone, and among counts of filling", async () => {
    const [first] = await world.rows<{ decile: number }>(
      `UPDATE rollup_family SET families = families + 3 WHERE ctid = (SELECT ctid FROM rollup_family WHERE area_code = $1 LIMIT 1) RETURNING decile`,
      [VILLAGE],
    );
    expect(first).toBeDefined();
    await owner.query("UPDATE rollup_coverage SET counts[1] = counts[1] + 1 WHERE area_code = $1", [REGENCY]);
    const found = await check(REGENCY);
    expect(found.state).toBe("done");
    const kinds = found.differences.map(({ areaCode, kind }) => `${areaCode} ${kind}`);
    expect(kinds).toContain(`${VILLAGE} family`);
    expect(kinds).toContain(`${VILLAGE.slice(0, 6)} family`);
    expect(kinds).toContain(`${REGENCY} coverage`);
    expect(found.mendable).toBe(1);
  });

  it("has the differing villages counted again, once", async () => {
    const { newest } = await getChecks(coach, REGENCY);
    const input = { regencyCode: REGENCY, id: newest?.id ?? "" };
    for (const actor of [stranger]) expect(codeOf(await run(actor, "figure-check.mend", input))).toBe("NOT_FOUND");
    expect(codeOf(await run(verifier, "figure-check.mend", input))).toBe("FORBIDDEN");
    expect(codeOf(await run(coach, "figure-check.mend", input))).toBe("OK");
    expect(codeOf(await run(coach, "figure-check.mend", input))).toBe("NOT_ALLOWED_NOW");
    const jobs = await owner.query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [`recount:${VILLAGE}`]);
    expect(jobs.rowCount).toBe(1);
    await rollUpVillage({ regencyCode: REGENCY, villageCode: VILLAGE }, AT);
    expect((await check(VILLAGE)).differing).toBe(0);
    await owner.query("SELECT app_rollup_all($1)", [AT]);
    expect((await check(REGENCY)).differing).toBe(0);
  });

  it("does not compare a village that waits to be counted again", async () => {
    await owner.query("INSERT INTO dirty_village VALUES ($1, gen_random_uuid(), $2, $3)", [REGENCY, VILLAGE, AT]);
    await owner.query(
      "UPDATE household SET status = 3 WHERE id = (SELECT id FROM household WHERE village_code = $1 AND status = 1 LIMIT 1)",
      [VILLAGE],
    );
    expect(await check(VILLAGE)).toMatchObject({ state: "done", stale: 1, differing: 0 });
    await rollUpVillage({ regencyCode: REGENCY, villageCode: VILLAGE }, AT);
    expect(await check(VILLAGE)).toMatchObject({ stale: 0, differing: 0 });
  });

  it("is asked by who may, inside the grant, one at a time, and a repeat asks once", async () => {
    const ask = (actor: Actor, areaCode: string, id = uuidv7()) => run(actor, "figure-check.ask", { id, areaCode });
    expect(codeOf(await ask(verifier, VILLAGE))).toBe("FORBIDDEN");
    expect(codeOf(await ask(officer, VILLAGE))).toBe("FORBIDDEN");
    expect(codeOf(await ask(stranger, VILLAGE))).toBe("NOT_FOUND");
    expect(codeOf(await ask(coach, "7404"))).toBe("NOT_FOUND");
    for (const above of ["74", "0"]) expect(codeOf(await ask(coach, above))).toBe("NOT_FOUND");
    expect(codeOf(await ask(coach, "740"))).toBe("INVALID_INPUT");
    expect(codeOf(await ask(coach, `${REGENCY}999999`))).toBe("NOT_FOUND");
    const id = uuidv7();
    const operationId = uuidv7();
    const first = await run(coach, "figure-check.ask", { id, areaCode: VILLAGE }, { operationId });
    expect(await run(coach, "figure-check.ask", { id, areaCode: VILLAGE }, { operationId })).toEqual(first);
    expect(codeOf(await ask(coach, VILLAGE))).toBe("NOT_ALLOWED_NOW");
    expect((await getChecks(stranger, VILLAGE)).checks).toEqual([]);
    await owner.query("DELETE FROM figure_check WHERE id = $1", [id]);
  });

  it("ends as failed when access has ended before it runs", async () => {
    const id = uuidv7();
    await run(coach, "figure-check.ask", { id, areaCode: VILLAGE });
    await owner.query("UPDATE access_grant SET revoked_at = $2 WHERE user_id = $1", [coach.userId, NOW]);
    await runFigureCheck(
      { regencyCode: REGENCY, areaCode: VILLAGE, checkId: id, userId: coach.userId },
      new Date(NOW.getTime() + 1),
    );
    await owner.query("UPDATE access_grant SET revoked_at = NULL WHERE user_id = $1", [coach.userId]);
    const { newest } = await getChecks(coach, VILLAGE);
    expect(newest).toMatchObject({ id, state: "failed" });
  });
});

describe("filling and age", () => {
  it("are those of the roll-up for who sees small counts, and rounded for who does not", async () => {
    const area = await findArea(verifier, REGENCY);
    if (area === null) throw new Error("no area");
    const { rows } = await owner.query<{ counts: number[] }>(
      "SELECT counts FROM rollup_coverage WHERE area_code = $1",
      [REGENCY],
    );
    const whole = await getCoverage(verifier, area, NOW);
    expect(whole.keepsSmallCells).toBe(false);
    for (const { variable, view } of whole.lines)
      expect(view.applies, nameOf(variable)).toBe(rows[0]?.counts[firstCountOf(variable) ?? -1]);
    const rounded = await getCoverage(officer, area, NOW);
    expect(rounded.keepsSmallCells).toBe(true);
    expect(rounded.lines).toHaveLength(COUNTED.length);
    for (const { variable, view } of rounded.lines) {
      const applies = rows[0]?.counts[firstCountOf(variable) ?? -1] ?? 0;
      if (applies > 0 && applies < 25) expect(view.filled, nameOf(variable)).toBe("suppressed");
      if (typeof view.filled === "number") expect(view.filled % 5, nameOf(variable)).toBe(0);
      if (typeof view.applies === "number") expect(view.applies % 10, nameOf(variable)).toBe(0);
    }
  });

  it("of one variable are told by the areas below, each a part of the whole", async () => {
    const area = await findArea(verifier, REGENCY);
    const floor = COUNTED.find(({ key }) => key === "floorMaterial");
    if (area === null || floor === undefined) throw new Error("not there");
    const { line, children } = await getVariableCoverage(verifier, area, floor, NOW);
    const parts = children.reduce((sum, { view }) => sum + (typeof view.applies === "number" ? view.applies : 0), 0);
    expect(children.length).toBeGreaterThan(1);
    expect(parts).toBe(line.view.applies);
    expect(await findArea(stranger, REGENCY)).toBeNull();
  });
});
