import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { putOffDeadlines } from "@/lib/server/workflow/put-off";
import { findTierPage, findTierTrial } from "@/lib/server/workflow/queries";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, makeWaiting, VILLAGE } from "../queue/waiting";

const HERE = "1101";
const VILLAGE_CODE = VILLAGE.one;
const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-11-26T03:00:00Z");
let people: Record<"verifier" | "admin" | "province" | "coach" | "nation" | "elsewhere" | "viewer" | "operator", Actor>;

beforeAll(async () => {
  await owner.connect();
  people = {
    verifier: await makeActor(owner, "regency-verifier", HERE),
    admin: await makeActor(owner, "administrator", HERE),
    province: await makeActor(owner, "administrator", "11"),
    coach: await makeActor(owner, "coach", HERE),
    nation: await makeActor(owner, "administrator", "0"),
    elsewhere: await makeActor(owner, "administrator", "1102"),
    viewer: await makeActor(owner, "viewer", HERE),
    operator: await makeActor(owner, "village-operator", VILLAGE_CODE),
  };
});
afterEach(async () => {
  await clearWaiting(owner);
  await owner.query("DELETE FROM tier_deadline");
  await owner.query("DELETE FROM holiday WHERE kind = 'regional'");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const setting = (extra: object = {}) => ({
  id: uuidv7(),
  regionCode: HERE,
  tier: "validate",
  count: 5,
  unit: "working-day",
  effectiveFrom: "2026-11-26",
  reason: "Validator hanya dua orang.",
  seen: null,
  ...extra,
});
const at = { now: NOW };

async function dueAfterVerify(now = NOW): Promise<Date> {
  const item = await makeWaiting(owner);
  await must(people.verifier, "proposal.decide", { item, decision: decision("verify") }, { now });
  const { rows } = await owner.query("SELECT due_at FROM proposal WHERE id = $1", [item.id]);
  return rows[0].due_at;
}

describe("tier.set-deadline", () => {
  it("is for those who configure, inside their own region, from today on", async () => {
    for (const actor of [people.coach, people.nation, people.verifier, people.viewer, people.operator])
      expect(await refusal(actor, "tier.set-deadline", setting(), at), actor.grant.role).toBe("FORBIDDEN");
    expect(await refusal(people.elsewhere, "tier.set-deadline", setting(), at)).toBe("NOT_FOUND");
    expect(await refusal(people.admin, "tier.set-deadline", setting({ regionCode: "11" }), at)).toBe("NOT_FOUND");
    expect(await refusal(people.admin, "tier.set-deadline", setting({ regionCode: "110199" }), at)).toBe("NOT_FOUND");
    const past = await run(people.admin, "tier.set-deadline", setting({ effectiveFrom: "2026-11-25" }), at);
    expect(past).toMatchObject({ ok: false, error: { code: "INVALID_INPUT", fields: [{ path: "effectiveFrom" }] } });
    for (const bad of [{ count: 0 }, { count: 61 }, { unit: "week" }, { tier: "endorse" }, { reason: "x" }])
      expect(await refusal(people.admin, "tier.set-deadline", setting(bad), at)).toBe("INVALID_INPUT");
    expect((await owner.query("SELECT 1 FROM tier_deadline")).rowCount).toBe(0);
  });

  it("decides when the next decision is due, nearest region first, and leaves what waits", async () => {
    const before = await dueAfterVerify();
    // 14 days on is a Thursday; Aceh is seven hours ahead.
    expect(before).toEqual(new Date("2026-12-10T17:00:00Z"));
    await must(people.province, "tier.set-deadline", setting({ regionCode: "11", count: 2, unit: "day" }), at);
    expect(await dueAfterVerify()).toEqual(new Date("2026-11-30T17:00:00Z")); // Saturday runs on to Monday
    await must(people.admin, "tier.set-deadline", setting(), at);
    expect(await dueAfterVerify()).toEqual(new Date("2026-12-03T17:00:00Z"));
    await must(people.admin, "tier.set-deadline", setting({ regionCode: VILLAGE_CODE, count: 30, unit: "day" }), at);
    expect(await dueAfterVerify()).toEqual(new Date("2026-12-28T17:00:00Z")); // 26 December is a Saturday
    const later = setting({ regionCode: VILLAGE_CODE, count: 1, effectiveFrom: "2026-12-01" });
    const { rows } = await owner.query("SELECT id FROM tier_deadline WHERE region_code = $1", [VILLAGE_CODE]);
    await must(people.admin, "tier.set-deadline", { ...later, seen: rows[0].id }, at);
    expect(await dueAfterVerify()).toEqual(new Date("2026-12-28T17:00:00Z"));
    const waiting = await owner.query("SELECT count(DISTINCT due_at)::int AS n FROM proposal WHERE state = 'verified'");
    expect(waiting.rows[0].n).toBe(4);
  });

  it("refuses who saw another setting, is repeated without a second row, and is on record", async () => {
    const first = setting();
    await must(people.admin, "tier.set-deadline", first, at);
    expect(await refusal(people.admin, "tier.set-deadline", setting({ count: 6 }), at)).toBe("STALE");
    await must(people.admin, "tier.set-deadline", setting({ count: 6, seen: first.id }), at);
    const audit = await owner.query(
      "SELECT detail FROM audit WHERE action = 'tier:set-deadline' AND subject_ids = ARRAY[$1::uuid]",
      [first.id],
    );
    expect(audit.rows).toEqual([
      { detail: { tier: "validate", count: 5, unit: "working-day", effectiveFrom: "2026-11-26" } },
    ]);
  });

  it("makes one of two at the same moment", async () => {
    const outcomes = await Promise.all(
      [3, 4].map((count) => run(people.admin, "tier.set-deadline", setting({ count }), at)),
    );
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await owner.query("SELECT 1 FROM tier_deadline")).rowCount).toBe(1);
  });
});

describe("regional holidays", () => {
  const day = { regionCode: HERE, day: "2026-12-07", name: "Hari jadi contoh", source: "Surat 1/2026" };

  it("are added and taken back by the region's own administrator alone, not for days that passed", async () => {
    expect(await refusal(people.coach, "holiday.add", day, at)).toBe("FORBIDDEN");
    expect(await refusal(people.elsewhere, "holiday.add", day, at)).toBe("NOT_FOUND");
    expect(await refusal(people.admin, "holiday.add", { ...day, regionCode: "0" }, at)).toBe("NOT_FOUND");
    expect(await refusal(people.nation, "holiday.add", { ...day, regionCode: "0" }, at)).toBe("FORBIDDEN");
    expect(await refusal(people.admin, "holiday.add", { ...day, day: "2026-11-25" }, at)).toBe("INVALID_INPUT");
    await must(people.admin, "holiday.add", day, at);
    const again = await run(people.admin, "holiday.add", day, at);
    expect(again).toMatchObject({ ok: false, error: { fields: [{ path: "day", detail: "ALREADY_THERE" }] } });
    expect(await refusal(people.elsewhere, "holiday.remove", { regionCode: HERE, day: day.day }, at)).toBe("NOT_FOUND");
    await must(people.admin, "holiday.remove", { regionCode: HERE, day: day.day }, at);
    expect(await refusal(people.admin, "holiday.remove", { regionCode: HERE, day: day.day }, at)).toBe("NOT_FOUND");
  });

  it("of the nation are its coach's to set, and to take back where nobody else's decree is; a year without them is said", async () => {
    const coach = await makeActor(owner, "coach", "0");
    const national = { ...day, regionCode: "0", day: "2027-03-10", name: "Idul Fitri 1448 Hijriah" };
    expect((await findTierPage(people.admin, null, NOW))?.withoutDecree).toEqual([2027]);
    expect((await findTierPage(coach, null, NOW))?.can.setHoliday).toBe(true);
    await must(coach, "holiday.add", national, at);
    const { rows } = await owner.query("SELECT kind FROM holiday WHERE region_code = '0' AND day = '2027-03-10'");
    expect(rows).toEqual([{ kind: "national" }]);
    await must(coach, "holiday.remove", { regionCode: "0", day: "2027-03-10" }, at);
    expect(await refusal(coach, "holiday.remove", { regionCode: "0", day: "2026-12-25" }, at)).toBe("NOT_FOUND");
  });

  it("put a deadline off in their own region and in no other", async () => {
    await must(people.admin, "holiday.add", { ...day, day: "2026-12-10" }, at);
    expect(await dueAfterVerify()).toEqual(new Date("2026-12-11T17:00:00Z"));
    await owner.query("UPDATE holiday SET region_code = '1102' WHERE kind = 'regional'");
    expect(await dueAfterVerify()).toEqual(new Date("2026-12-10T17:00:00Z"));
  });
});

describe("what waits while its calendar changes", () => {
  const day = { regionCode: HERE, day: "2026-12-10", name: "Pemilihan kepala daerah", source: "Keputusan 9/2026" };
  const dues = async () =>
    (await owner.query("SELECT due_at FROM proposal WHERE state = 'verified' ORDER BY id")).rows.map(
      ({ due_at }) => due_at,
    );
  const jobs = async () =>
    (await owner.query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [`put-off:${HERE}`])).rowCount;

  it("is put off by a holiday that is declared after it came, and comes back no earlier", async () => {
    expect(await dueAfterVerify()).toEqual(new Date("2026-12-10T17:00:00Z"));
    await must(people.admin, "holiday.add", day, at);
    expect(await jobs()).toBe(1);
    expect(await putOffDeadlines("1102", NOW)).toBe(0);
    expect(await putOffDeadlines(HERE, NOW)).toBe(1);
    expect(await dues()).toEqual([new Date("2026-12-11T17:00:00Z")]);
    expect(await putOffDeadlines(HERE, NOW)).toBe(0);
    await must(people.admin, "holiday.remove", { regionCode: HERE, day: day.day }, at);
    await putOffDeadlines(HERE, NOW);
    expect(await dues()).toEqual([new Date("2026-12-11T17:00:00Z")]);
  });

  it("is put off by the days of a pause, keeps the deadline that was set when it came, and is not late after it", async () => {
    await dueAfterVerify();
    await must(people.admin, "tier.set-deadline", setting({ count: 1 }), { now: new Date(NOW.getTime() + 1000) });
    const pause = {
      id: uuidv7(),
      regionCode: HERE,
      stops: "decide",
      fromDay: "2026-12-07",
      toDay: "2026-12-18",
      reason: "Pemeriksaan inspektorat.",
    };
    await must(people.admin, "freeze.set", pause, at);
    await putOffDeadlines(HERE, NOW);
    // Four of its fourteen days are left after the pause of twelve; 22 December is a Tuesday.
    expect(await dues()).toEqual([new Date("2026-12-22T17:00:00Z")]);
    // What arrives now has one working day, and no pause in it.
    expect(await dueAfterVerify()).toEqual(new Date("2026-11-27T17:00:00Z"));
    await owner.query("DELETE FROM freeze_window");
  });

  it("is left as it is where it is late already", async () => {
    await makeWaiting(owner, { state: "verified", dueAt: new Date(NOW.getTime() - 1) });
    await must(people.admin, "holiday.add", day, at);
    expect(await putOffDeadlines(HERE, NOW)).toBe(0);
  });
});

describe("the page of tiers", () => {
  it("says each tier's deadline, whose it is, when today's is due, and what waits", async () => {
    await makeWaiting(owner, { dueAt: new Date(NOW.getTime() - 1) });
    await makeWaiting(owner);
    await makeWaiting(owner, { state: "verified" });
    await must(people.province, "tier.set-deadline", setting({ regionCode: "11", tier: "verify", count: 3 }), at);
    await must(people.admin, "tier.set-deadline", setting({ effectiveFrom: "2027-01-04" }), at);
    const page = await findTierPage(people.verifier, null, NOW);
    expect(
      page?.tiers.map(({ tier, deadline, dueToday, counts }) => ({ tier, ...deadline, dueToday, counts })),
    ).toEqual([
      { tier: "verify", count: 3, unit: "working-day", dueToday: "2026-12-01", counts: { waiting: 2, overdue: 1 } },
      { tier: "validate", count: 14, unit: "day", dueToday: "2026-12-10", counts: { waiting: 1, overdue: 0 } },
      { tier: "accept", count: 3, unit: "day", dueToday: "2026-11-30", counts: { waiting: 0, overdue: 0 } },
    ]);
    expect(page?.tiers[0]?.setBy).toBe("Provinsi Aceh");
    expect(page?.tiers[1]).toMatchObject({ setBy: null, upcoming: { count: 5, effectiveFrom: "2027-01-04" } });
    expect(page?.holidays.slice(0, 2).map((line) => line.day)).toEqual(["2026-12-24", "2026-12-25"]);
    expect(page?.can).toEqual({ setDeadline: false, setHoliday: false, setTiers: false, setFreeze: false });
    expect(page?.history).toHaveLength(2);
  });

  it("is of the own region and below; an administrator sees deadlines and no proposal", async () => {
    await makeWaiting(owner);
    expect(await findTierPage(people.admin, "1102", NOW)).toBeNull();
    expect(await findTierPage(people.operator, HERE, NOW)).toBeNull();
    expect(await findTierPage(people.viewer, null, NOW)).toBeNull();
    const page = await findTierPage(people.admin, VILLAGE_CODE, NOW);
    expect(page?.tiers.every(({ counts }) => counts === null)).toBe(true);
    expect(page?.can).toEqual({ setDeadline: true, setHoliday: false, setTiers: false, setFreeze: true });
    expect((await findTierPage(people.admin, null, NOW))?.can).toEqual({
      setDeadline: true,
      setHoliday: true,
      setTiers: true,
      setFreeze: true,
    });
  });
});

describe("a trial", () => {
  const wanted = { count: 1, unit: "day" } as const;

  it("counts what another deadline would have made late, of decided and waiting, and names nobody", async () => {
    const days = (count: number) => new Date(NOW.getTime() - count * 86_400_000);
    const late = { dueAt: days(1) };
    for (let made = 0; made < 5; made += 1) {
      await makeWaiting(owner, { since: days(9), ...late });
      await makeWaiting(owner, { since: days(3) });
      await makeWaiting(owner, { since: days(0) });
      await makeWaiting(owner, { since: days(9), villageCode: VILLAGE.two });
      for (const since of [days(20), days(4)]) {
        const item = await makeWaiting(owner, { since });
        await owner.query(
          `INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, event, from_state, to_state, actor_id, grant_id, role)
           VALUES ($1, $2, $3, $4, $5, 'endorse', 'submitted', 'endorsed', $6, $7, 'village-head')`,
          [HERE, uuidv7(), VILLAGE_CODE, item.id, since, people.operator.userId, people.operator.grant.id],
        );
        await must(people.verifier, "proposal.decide", { item, decision: decision("verify") }, at);
      }
    }
    const trial = async (area: string | null) =>
      (await findTierTrial(people.admin, "verify", area, wanted, NOW))?.trial;
    expect(await trial(null)).toEqual({
      deadline: wanted,
      sharpness: "fives",
      decided: { count: 10, late: 5, lateThen: 10 },
      waiting: { count: 20, late: 5, lateThen: 15 },
    });
    expect((await trial(VILLAGE.two))?.waiting).toEqual({ count: 5, late: 0, lateThen: 5 });
    // A village with a deadline of its own is not touched by the regency's.
    await must(people.admin, "tier.set-deadline", setting({ regionCode: VILLAGE.two, tier: "verify" }), at);
    expect((await trial(null))?.waiting).toEqual({ count: 15, late: 5, lateThen: 10 });
    expect((await trial(VILLAGE.two))?.waiting?.count).toBe(5);
    // The province's coach sees the area's proposals themselves: nothing is rounded.
    await makeWaiting(owner, { since: days(9) });
    const coach = await makeActor(owner, "coach", "11");
    const exact = (await findTierTrial(coach, "verify", HERE, wanted, NOW))?.trial;
    expect(exact).toMatchObject({ sharpness: "exact", waiting: { count: 16, late: 5, lateThen: 11 } });
    expect((await trial(null))?.waiting?.count).toBe(15);
  });

  it("is for who may set the deadline, and its function gives nothing outside the figures' scope", async () => {
    await makeWaiting(owner);
    expect(await findTierTrial(people.verifier, "verify", null, wanted, NOW)).toBeNull();
    expect(await findTierTrial(people.admin, "verify", "1102", wanted, NOW)).toBeNull();
    const scope = { actorId: people.elsewhere.userId, mode: "aggregate", household: null } as const;
    const ask = (lo: string, hi: string) =>
      underScope(
        { ...scope, ranges: [{ lo: "1101", hi: "1102" }] },
        ({ sql }) => sql<{ proposals: number }>`
        SELECT * FROM app_tier_passages(ARRAY['1101', '1102'], '1101', ${lo}, ${hi}, 'verify', ARRAY['endorsed'], '2026-01-01', 'Asia/Jakarta', now())`,
      );
    expect((await ask("1101", "1102")).map(({ proposals }) => proposals)).toEqual([1]);
    expect(await ask("11", "12")).toEqual([]);
    expect(await ask("1100", "1102")).toEqual([]);
  });
});
