import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { findCounted } from "@/lib/domain/coverage/counted";
import { getCoverage, getVariableCoverage } from "@/lib/server/coverage/queries";
import { findArea } from "@/lib/server/dashboard/queries";
import { handles } from "@/lib/server/db/pool";
import { codeOf, HERE, NOW, run, THERE, VILLAGE, World } from "../admin/world";

const world = new World();
const FLOOR = "household.floorMaterial";
let officer: Actor;
let elsewhere: Actor;
let province: Actor;
let operator: Actor;
let viewer: Actor;

const content = (part: object = {}) => ({
  variable: FLOOR,
  office: "housing",
  programme: "Sasaran rumah tidak layak huni (contoh)",
  budget: { line: "Kegiatan perumahan (contoh)", year: 2026, amountRupiah: 25_000_000 },
  ...part,
});
const begin = (actor: Actor, part: object = {}, id: string = uuidv7()) =>
  run(actor, "sponsorship.begin", { id, content: content(part) });

beforeAll(async () => {
  await world.open();
  const person = async (name: string, role: "sector-officer" | "village-operator" | "viewer", regionCode: string) =>
    world.actor(await world.person(name, [{ role, regionCode }]));
  officer = await person("Dinas", "sector-officer", HERE);
  elsewhere = await person("Dinas Lain", "sector-officer", THERE);
  province = await person("Dinas Provinsi", "sector-officer", HERE.slice(0, 2));
  operator = await person("Operator", "village-operator", VILLAGE.here);
  viewer = await person("Pembaca", "viewer", "0");
});

afterAll(async () => {
  await world.rows("DELETE FROM variable_sponsorship_step");
  await world.rows("DELETE FROM variable_sponsorship");
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function sponsorsSeen(actor: Actor, code: string, variable = FLOOR) {
  const [area, found] = [await findArea(actor, code), findCounted(variable)];
  if (area === null || found === null) throw new Error("not there");
  const { line, sponsorFor, steps, writers } = await getVariableCoverage(actor, area, found, NOW);
  return { sponsors: line.sponsors, within: line.sponsoredWithin, sponsorFor, steps, writers };
}

describe("a sponsorship", () => {
  it("is said by an office for its own region, once, and a repeat changes nothing", async () => {
    const id = uuidv7();
    const operationId = uuidv7();
    const input = { id, content: content() };
    const first = await run(officer, "sponsorship.begin", input, { operationId });
    expect(codeOf(first)).toBe("OK");
    expect(await run(officer, "sponsorship.begin", input, { operationId })).toEqual(first);
    expect(codeOf(await begin(officer))).toBe("NOT_ALLOWED_NOW");
    const { sponsors, sponsorFor, steps, writers } = await sponsorsSeen(officer, HERE);
    expect(sponsors).toMatchObject([{ id, version: 1, office: "housing", regionCode: HERE, paysNow: true }]);
    expect(sponsorFor?.code).toBe(HERE);
    expect(steps.map(({ event, by }) => [event, by])).toEqual([["begin", "Dinas (contoh)"]]);
    expect(writers.get(id)).toEqual({ event: "begin", role: "sector-officer", name: "Dinas (contoh)", at: NOW });
    const outside = await sponsorsSeen(viewer, HERE);
    expect(outside.writers.get(id)).toMatchObject({ role: "sector-officer", name: null });
    expect(outside.steps.map(({ by }) => by)).toEqual([null]);
    const audit = await world.rows<{ action: string; area_code: string }>(
      "SELECT action, area_code FROM audit WHERE $1 = ANY (subject_ids)",
      [id],
    );
    expect(audit).toEqual([{ action: "sponsorship:begin", area_code: HERE }]);
  });

  it("is refused to who may not speak for an office, and without what it must say", async () => {
    expect(codeOf(await begin(operator))).toBe("FORBIDDEN");
    expect(codeOf(await begin(viewer))).toBe("FORBIDDEN");
    for (const wrong of [
      { variable: "household.memberCount" },
      { office: "ministry" },
      { programme: "x" },
      { programme: "Untuk NIK 9907016011520001" },
      { budget: { line: "Kegiatan", year: 2031, amountRupiah: 1 } },
      { budget: { line: "Kegiatan", year: 2026, amountRupiah: -1 } },
    ])
      expect(codeOf(await begin(officer, { office: "works", ...wrong })), JSON.stringify(wrong)).toBe("INVALID_INPUT");
  });

  it("of another region is not there", async () => {
    const id = uuidv7();
    expect(codeOf(await begin(elsewhere, {}, id))).toBe("OK");
    for (const actor of [officer, province])
      for (const [name, input] of [
        ["sponsorship.change", { id, version: 1, programme: "Milik orang lain", budget: null }],
        ["sponsorship.end", { id, version: 1, reason: "bukan milik saya" }],
      ] as const)
        expect(codeOf(await run(actor, name, input)), name).toBe("NOT_FOUND");
    expect((await sponsorsSeen(officer, HERE)).sponsors).toHaveLength(1);
    expect(await findArea(officer, THERE)).toBeNull();
  });

  it("of the province is read in its villages; those of regencies are counted in the province and the nation", async () => {
    expect(codeOf(await begin(province, { office: "planning", budget: null }))).toBe("OK");
    const village = await sponsorsSeen(operator, VILLAGE.here);
    expect(village.sponsors.map(({ office }) => office)).toEqual(["housing", "planning"]);
    expect(village.sponsorFor).toBeNull();
    const above = await sponsorsSeen(province, HERE.slice(0, 2));
    expect(above.sponsors.map(({ office }) => office)).toEqual(["planning"]);
    expect(above.within).toBe(2);
    expect((await sponsorsSeen(viewer, "0")).within).toBe(3);
  });

  it("is changed and ended against the version that was seen, with all that was said kept", async () => {
    const id = uuidv7();
    const variable = "household.roofMaterial";
    await begin(officer, { variable }, id);
    const change = { id, version: 1, programme: "Hanya untuk perencanaan (contoh)", budget: null };
    expect(codeOf(await run(officer, "sponsorship.change", change))).toBe("OK");
    expect(codeOf(await run(officer, "sponsorship.change", change))).toBe("STALE");
    expect((await sponsorsSeen(officer, HERE, variable)).sponsors).toMatchObject([{ version: 2, budget: null }]);
    expect(codeOf(await run(officer, "sponsorship.end", { id, version: 1, reason: "salah pilih" }))).toBe("STALE");
    expect(codeOf(await run(officer, "sponsorship.end", { id, version: 2, reason: "salah pilih" }))).toBe("OK");
    expect(codeOf(await run(officer, "sponsorship.end", { id, version: 3, reason: "salah pilih" }))).toBe(
      "NOT_ALLOWED_NOW",
    );
    const { sponsors, steps } = await sponsorsSeen(officer, HERE, variable);
    expect(sponsors).toEqual([]);
    expect(steps.map(({ event }) => event).sort()).toEqual(["begin", "change", "end"]);
    expect(codeOf(await begin(officer, { variable }))).toBe("OK");
  });

  it("is counted once among an area's variables, and as paid in its year alone", async () => {
    const area = await findArea(officer, HERE);
    if (area === null) throw new Error("no area");
    const seen = async (now: Date) => {
      const { lines } = await getCoverage(officer, area, now);
      return lines.filter(({ sponsors }) => sponsors.length > 0);
    };
    expect((await seen(NOW)).map(({ variable }) => variable.key)).toEqual(["floorMaterial", "roofMaterial"]);
    const next = await seen(new Date("2027-02-01T00:00:00Z"));
    expect(next.flatMap(({ sponsors }) => sponsors).some(({ paysNow }) => paysNow)).toBe(false);
  });
});

describe("the portal's role", () => {
  it("may neither unsay nor rewrite what was said", async () => {
    const { pool } = handles();
    for (const statement of [
      "UPDATE variable_sponsorship_step SET programme = 'x'",
      "DELETE FROM variable_sponsorship_step",
      "DELETE FROM variable_sponsorship",
      "UPDATE variable_sponsorship SET region_code = '11'",
    ])
      await expect(pool.query(statement), statement).rejects.toThrow(/permission denied/);
    expect((await pool.query("SELECT 1 FROM variable_sponsorship")).rows).toEqual([]);
  });
});
