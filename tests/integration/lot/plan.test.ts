import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { MOST_IN_LOT } from "@/lib/domain/lot/plan";
import { handles } from "@/lib/server/db/pool";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE } from "../queue/waiting";
import { at, forCoach, form } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
let people: Record<"coach" | "province" | "stranger" | "admin", Actor>;

beforeAll(async () => {
  await owner.connect();
  people = {
    coach: await makeActor(owner, "coach", HERE),
    province: await makeActor(owner, "coach", "11"),
    stranger: await makeActor(owner, "coach", "1102"),
    admin: await makeActor(owner, "administrator", "11"),
  };
});
afterEach(async () => {
  await clearWaiting(owner);
  await owner.query("DELETE FROM quality_plan");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const setting = (extra: object = {}) => ({
  id: uuidv7(),
  regionCode: HERE,
  rows: [{ upTo: MOST_IN_LOT, sample: 13, acceptance: 0 }],
  effectiveFrom: "2026-05-14",
  reason: "Banyak operator baru.",
  seen: null,
  ...extra,
});
const LOOSE = { rows: [{ upTo: MOST_IN_LOT, sample: 5, acceptance: 2 }] };
const set = (actor: Actor, extra: object = {}) => refusal(actor, "quality-plan.set", setting(extra), at);

describe("quality-plan.set", () => {
  it("is the coach's of that region or above, from today on, and only sound plans", async () => {
    expect(await set(people.admin)).toBe("FORBIDDEN");
    expect(await set(people.stranger)).toBe("NOT_FOUND");
    expect(await set(people.coach, { regionCode: "11" })).toBe("NOT_FOUND");
    for (const bad of [{ rows: [] }, { effectiveFrom: "2026-05-13" }, { reason: "a" }])
      expect(await set(people.coach, bad)).toBe("INVALID_INPUT");
    expect(await set(people.province, { regionCode: "11" })).toBe("OK");
  });

  it("may be made stricter by the regency, looser only from above", async () => {
    const strict = { rows: [{ upTo: MOST_IN_LOT, sample: 200, acceptance: 0 }] };
    expect(await set(people.coach, strict)).toBe("OK");
    const seen = (await owner.query("SELECT id FROM quality_plan")).rows[0].id;
    const refused = await run(people.coach, "quality-plan.set", setting({ ...LOOSE, seen }), at);
    expect(refused).toMatchObject({
      error: { fields: [{ path: "rows", detail: expect.stringMatching(/^LOOSENS:/) }] },
    });
    expect(await set(people.province, { ...LOOSE, seen })).toBe("OK");
  });

  it("refuses who saw another plan, and makes one of two at once", async () => {
    expect(await set(people.province)).toBe("OK");
    expect(await set(people.province)).toBe("STALE");
    const seen = (await owner.query("SELECT id FROM quality_plan")).rows[0].id;
    const both = await Promise.all([1, 2].map(() => set(people.province, { seen })));
    expect(both.toSorted()).toEqual(["OK", "STALE"]);
    expect(
      (await owner.query("SELECT 1 FROM audit WHERE action = 'quality-plan:set'")).rowCount,
    ).toBeGreaterThanOrEqual(2);
  });

  it("counts for lots formed from then on; what was formed keeps its figures", async () => {
    await forCoach(owner, 20);
    expect(await form(people.coach)).toMatchObject({ sample: 8 });
    await must(people.province, "quality-plan.set", setting(), at);
    await forCoach(owner, 20);
    expect(await form(people.coach)).toMatchObject({ sample: 13 });
    const { rows } = await owner.query(
      "SELECT sample_size, plan_id IS NULL AS standard FROM quality_lot ORDER BY number",
    );
    expect(rows).toEqual([
      { sample_size: 8, standard: true },
      { sample_size: 13, standard: false },
    ]);
  });
});
