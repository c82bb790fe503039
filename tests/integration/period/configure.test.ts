import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/working-day";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { findPeriodPage } from "@/lib/server/period/queries";
import { findFormPage } from "@/lib/server/proposal/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5204052004";
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
const year = Number(today.slice(0, 4));
let province: string;
let administrator: Actor;
let coach: Actor;
let operator: Actor;
let families: readonly SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  province = await makePeriod(owner, "52");
  administrator = await makeActor(owner, "administrator", "5204");
  coach = await makeActor(owner, "coach", "52");
  operator = await makeActor(owner, "village-operator", VILLAGE);
  families = await makeFamilies(owner, VILLAGE, 4, today);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const input = (change: object = {}) => ({
  id: uuidv7(),
  regionCode: "5204",
  year,
  instrument: "DTSEN-PBI-2026",
  version: 1,
  startsOn: `${year}-01-01`,
  endsOn: `${year}-12-31`,
  ...change,
});

async function draftOf(index: number): Promise<string> {
  const id = uuidv7();
  const householdId = families[index]?.id ?? "";
  await must(operator, "proposal.start", { regencyCode: "5204", id, householdId, channel: "desk" });
  return id;
}

const formOf = async (id: string) =>
  (await findFormPage(operator, { regencyCode: "5204", id }, new Date()))?.payload.instrument;

describe("period.configure", () => {
  it("changes what begins from now on, and leaves drafts the form they were begun with", async () => {
    const before = await draftOf(0);
    const chosen = input();
    expect(await must(administrator, "period.configure", chosen)).toEqual({ id: chosen.id });
    const after = await draftOf(1);
    expect(await formOf(before)).toBe("REGSOSEK22-K");
    expect(await formOf(after)).toBe("DTSEN-PBI-2026");
    const rows = await owner.query("SELECT period_id FROM proposal WHERE id = ANY ($1)", [[before, after]]);
    expect(rows.rows.map(({ period_id }) => period_id)).toEqual([chosen.id, chosen.id]);
    // The draft can still be sent: what stands in its way is the form, not the period.
    const sent = await run(operator, "proposal.submit", { regencyCode: "5204", id: before, version: 1 });
    expect(sent).toMatchObject({ ok: false, error: { code: "INCOMPLETE" } });
    const logged = await owner.query("SELECT area_code, detail FROM audit WHERE action = 'period:configure'");
    expect(logged.rows).toMatchObject([{ area_code: "5204", detail: { instrument: "DTSEN-PBI-2026", year } }]);
    const jobs = await owner.query("SELECT count(*)::int AS n FROM dirty_village WHERE village_code = $1", [VILLAGE]);
    expect(jobs.rows[0].n).toBeGreaterThan(0);
  });

  it("sets the same region again without a second period", async () => {
    const [own] = (await owner.query("SELECT id FROM period WHERE region_code = '5204' AND year = $1", [year])).rows;
    const changed = await must(administrator, "period.configure", input({ endsOn: `${year}-12-30` }));
    expect(changed).toEqual({ id: own.id });
    const rows = await owner.query("SELECT ends_on::text AS day FROM period WHERE region_code = '5204'");
    expect(rows.rows).toEqual([{ day: `${year}-12-30` }]);
  });

  it("is one setting when it is sent twice, and shown with where it comes from", async () => {
    const operationId = uuidv7();
    const chosen = input({ regionCode: "5203", instrument: "REGSOSEK22-K" });
    const first = await run(coach, "period.configure", chosen, { operationId });
    expect(await run(coach, "period.configure", chosen, { operationId })).toEqual(first);
    const page = await findPeriodPage(coach, "52", null, new Date());
    const of = (code: string) => page?.children.find(({ region }) => region.code === code);
    expect(of("5203")).toMatchObject({ inheritedFrom: null, period: { instrument: "REGSOSEK22-K" } });
    expect(of("5207")).toMatchObject({ period: { id: province } });
    expect(of("5207")?.inheritedFrom).not.toBeNull();
    expect(await findPeriodPage(administrator, "52", null, new Date())).toBeNull();
    expect(await findPeriodPage(administrator, "5204052004", null, new Date())).toBeNull();
  });

  it("answers NOT_FOUND for a region outside the grant, and for one that sets no period", async () => {
    for (const regionCode of ["5207", "52", "0"])
      expect(await refusal(administrator, "period.configure", input({ regionCode })), regionCode).toBe("NOT_FOUND");
    expect(await refusal(administrator, "period.configure", input({ regionCode: "520405" }))).toBe("INVALID_INPUT");
    expect(await refusal(coach, "period.configure", input({ regionCode: "5299" }))).toBe("NOT_FOUND");
    expect(await refusal(operator, "period.configure", input())).toBe("FORBIDDEN");
  });

  it("refuses a form that is not known and a window that cannot be", async () => {
    for (const change of [
      { instrument: "DTSEN-PBI-2027" },
      { version: 7 },
      { endsOn: `${year - 1}-12-31` },
      { startsOn: `${year}-12-31`, endsOn: `${year}-01-01` },
      { year: year - 1, startsOn: `${year - 1}-01-01`, endsOn: `${year - 1}-12-31` },
    ])
      expect(await refusal(administrator, "period.configure", input(change)), JSON.stringify(change)).toBe(
        "INVALID_INPUT",
      );
  });

  it("cannot be reached past the command: the portal's role writes no period", async () => {
    await expect(handles().pool.query("UPDATE period SET ends_on = ends_on")).rejects.toThrow(/permission denied/);
    const out = await handles().pool.query(
      "SELECT app_configure_period(gen_random_uuid(), '5204', $1, 'X', 1, '2026-01-01', '2026-12-31', now()) AS id",
      [year],
    );
    expect(out.rows[0].id).toBeNull();
  });
});

describe("the end of a period", () => {
  it("is not set before today, and how many drafts it would end is told to who sets it", async () => {
    const yesterday = addDays(today, -1);
    const refused = await run(
      administrator,
      "period.configure",
      input({ endsOn: yesterday, startsOn: `${year}-01-01` }),
    );
    expect(refused).toMatchObject({ ok: false, error: { fields: [{ path: "endsOn", detail: "ENDED" }] } });
    const drafts = async () => (await findPeriodPage(administrator, "5204", null, new Date()))?.drafts ?? -1;
    const before = await owner.query(
      "SELECT count(*)::int AS n FROM proposal WHERE regency_code = '5204' AND state IN ('draft', 'returned')",
    );
    expect(Math.abs((await drafts()) - before.rows[0].n)).toBeLessThan(3);
    expect(before.rows[0].n).toBeGreaterThan(0);
  });
});
