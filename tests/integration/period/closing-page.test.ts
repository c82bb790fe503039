import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { ClosingPage } from "@/lib/domain/period/closing-page";
import type { ClosingView } from "@/lib/domain/period/closing-view";
import { handles } from "@/lib/server/db/pool";
import { findClosingPage } from "@/lib/server/period/closing-queries";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { HERE, makeWaiting, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-20T03:00:00Z");
const VIEW: ClosingView = { area: null, year: 2026, onlyOpen: false, after: null };
const ALL = 2_000;
const PERIOD = uuidv7();
let people: Record<"head" | "verifier" | "coach" | "nation" | "elsewhere" | "operator" | "viewer", Actor>;

beforeAll(async () => {
  await owner.connect();
  people = {
    head: await makeActor(owner, "village-head", VILLAGE.one),
    verifier: await makeActor(owner, "regency-verifier", HERE),
    coach: await makeActor(owner, "coach", "11"),
    nation: await makeActor(owner, "coach", "0"),
    elsewhere: await makeActor(owner, "regency-verifier", "1102"),
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
    viewer: await makeActor(owner, "viewer", HERE),
  };
  await owner.query(
    `INSERT INTO period (id, region_code, year, instrument, instrument_version, starts_on, ends_on)
     VALUES ($1, $2, 2026, 'REGSOSEK22-K', 1, '2026-01-01', '2026-09-30')`,
    [PERIOD, HERE],
  );
  for (const [state, villageCode] of [
    ["draft", VILLAGE.one],
    ["draft", VILLAGE.one],
    ["endorsed", VILLAGE.one],
    ["applied", VILLAGE.one],
    ["applied", VILLAGE.two],
    ["expired", VILLAGE.two],
    ["draft", VILLAGE.elsewhere],
  ] as const)
    await makeWaiting(owner, { state, villageCode, since: new Date("2026-03-31T20:00:00Z") });
  await owner.query("UPDATE proposal SET period_id = $1 WHERE regency_code IN ($2, '1102')", [PERIOD, HERE]);
  for (const village of [VILLAGE.one, VILLAGE.two])
    await owner.query("SELECT app_rollup_village_season($1, $2)", [HERE, village]);
  for (const [area, state, families] of [
    [VILLAGE.one, "applied", 30],
    [VILLAGE.one, "none", 60],
    [HERE, "applied", 30],
    [HERE, "none", 870],
  ] as const)
    await owner.query(
      "INSERT INTO rollup_progress (regency_code, area_code, period_id, state, families) VALUES ($1, $2, $3, $4, $5)",
      [HERE, area, PERIOD, state, families],
    );
  await owner.query(
    `INSERT INTO period_closing (id, region_code, year, period_id, event, by, at) VALUES (gen_random_uuid(), $1, 2026, $2, 'close', $3, $4)`,
    [VILLAGE.two, PERIOD, people.head.userId, NOW],
  );
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const linesOf = (page: ClosingPage | null) => page?.groups.flatMap(({ villages }) => villages) ?? [];
const lineOf = (page: ClosingPage | null, code: string) => linesOf(page).find((line) => line.code === code);

describe("the page of closings", () => {
  it("says of each village how far it is, what is open and who closed it, by district", async () => {
    const page = await findClosingPage(people.verifier, VIEW, NOW, ALL);
    expect(lineOf(page, VILLAGE.one)).toMatchObject({
      due: 90,
      applied: 30,
      isClosed: false,
      hindrances: [
        { kind: "draft", count: 2 },
        { kind: "endorsed", count: 1 },
      ],
      canClose: false,
      canReopen: false,
    });
    const closed = lineOf(page, VILLAGE.two);
    expect(closed).toMatchObject({ isClosed: true, hindrances: [], canReopen: true, due: 0 });
    expect(closed?.last).toMatchObject({ byName: expect.stringMatching(/^Petugas Contoh/), at: NOW, reason: null });
    expect(linesOf(page).every(({ code }) => code.startsWith(HERE))).toBe(true);
    const group = page?.groups.find(({ district }) => VILLAGE.one.startsWith(district.code));
    expect(group?.district).toMatchObject({ closedVillages: 1, canClose: true, bar: { why: "BELOW_OPEN" } });
    expect(page?.own).toMatchObject({ code: HERE, closedVillages: 1, villages: page?.counts.all });
  });

  it("counts the season by the month of the region's clock, against the window", async () => {
    const page = await findClosingPage(people.verifier, VIEW, NOW);
    // 20:00 UTC on the last of March is April in Aceh.
    expect(page?.season?.months.find(({ month }) => month === "2026-04")).toMatchObject({
      applied: 2,
      targetSoFar: 400,
    });
    expect(page?.season).toMatchObject({ due: 900 });
    const village = await findClosingPage(people.head, VIEW, NOW);
    expect(village?.season).toMatchObject({ due: 90 });
    expect(village?.season?.months.find(({ month }) => month === "2026-04")?.applied).toBe(1);
  });

  it("shows a head the own village with its button, once nothing is open", async () => {
    const page = await findClosingPage(people.head, VIEW, NOW);
    expect(linesOf(page).map(({ code }) => code)).toEqual([VILLAGE.one]);
    expect(page?.own).toMatchObject({ canClose: true, bar: { why: "WORK_OPEN" } });
  });

  it("pages by village and keeps the place; the filter leaves out who has closed", async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: ClosingPage | null = await findClosingPage(
        people.verifier,
        { ...VIEW, onlyOpen: true, after },
        NOW,
        40,
      );
      seen.push(...linesOf(page).map(({ code }) => code));
      after = page?.next ?? null;
      if (after === null) break;
    }
    const all = linesOf(await findClosingPage(people.verifier, VIEW, NOW, ALL)).map(({ code }) => code);
    expect(seen).toEqual(all.filter((code) => code !== VILLAGE.two));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("lists areas for those above the regencies, and opens only what is inside one's own", async () => {
    const province = await findClosingPage(people.coach, VIEW, NOW);
    expect(province?.areas.find(({ code }) => code === HERE)).toMatchObject({ closedVillages: 1, isClosed: false });
    const nation = await findClosingPage(people.nation, VIEW, NOW);
    expect(nation?.areas.find(({ code }) => code === "11")).toMatchObject({ closedVillages: 1, isClosed: null });
    expect(nation?.areas.some(({ code }) => code.startsWith("99"))).toBe(false);
    expect(await findClosingPage(people.coach, { ...VIEW, area: HERE }, NOW)).toMatchObject({ season: { due: 900 } });
    for (const [actor, area] of [
      [people.operator, null],
      [people.viewer, null],
      [people.elsewhere, HERE],
      [people.head, HERE],
      [people.head, VILLAGE.two],
      [people.coach, "12"],
      [people.verifier, "1199"],
    ] as const)
      expect(await findClosingPage(actor, { ...VIEW, area }, NOW), `${actor.grant.role} ${area}`).toBeNull();
  });
});
