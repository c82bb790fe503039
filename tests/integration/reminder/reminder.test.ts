import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { runReminders } from "@/lib/server/reminder/run-reminders";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, makeWaiting } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const VILLAGE = "1101012001";
/** 07:03 WIB on a Thursday. */
const THURSDAY = new Date("2026-06-11T00:03:00Z");
const lastDay = (day: string) => new Date(Date.parse(`${day}T17:00:00Z`));
let people: Record<"verifier" | "verifier2" | "validator" | "operator" | "head" | "east", Actor>;

beforeAll(async () => {
  await owner.connect();
  people = {
    verifier: await makeActor(owner, "regency-verifier", "1101"),
    verifier2: await makeActor(owner, "regency-verifier", "1102"),
    validator: await makeActor(owner, "province-validator", "11"),
    operator: await makeActor(owner, "village-operator", VILLAGE),
    head: await makeActor(owner, "village-head", VILLAGE),
    east: await makeActor(owner, "regency-verifier", "9171"),
  };
});
afterEach(async () => {
  await clearWaiting(owner);
  for (const table of ["notice", "daily_run", "freeze_window", "village_meeting"])
    await owner.query(`DELETE FROM ${table}`);
  await owner.query("DELETE FROM period WHERE region_code = '1101'");
  await owner.query("DELETE FROM holiday WHERE region_code <> '0'");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function toldTo(actor: Actor): Promise<readonly object[]> {
  const { rows } = await owner.query("SELECT facts FROM notice WHERE user_id = $1 ORDER BY made_at", [actor.userId]);
  return rows.map(({ facts }) => facts);
}
const tier = (overdue: number, dueToday: number, dueNext: number) => ({
  kind: "reminder-tier",
  tier: "verify",
  overdue,
  dueToday,
  dueNext,
});

describe("reminders of deadlines", () => {
  it("are one a day and tier, with what is late, due today and due the next working day, to who holds the tier there", async () => {
    for (const day of ["2026-06-10", "2026-06-11", "2026-06-12", "2026-06-12", "2026-06-15"])
      await makeWaiting(owner, { villageCode: VILLAGE, dueAt: lastDay(day) });
    await runReminders(THURSDAY);
    expect(await toldTo(people.verifier)).toEqual([tier(1, 1, 2)]);
    expect(await toldTo(people.verifier2)).toEqual([]);
    expect(await toldTo(people.validator)).toEqual([]);
    await runReminders(THURSDAY);
    await Promise.all([1, 2, 3].map(() => runReminders(new Date("2026-06-11T01:03:00Z"))));
    expect(await toldTo(people.verifier)).toHaveLength(1);
    await runReminders(new Date("2026-06-12T00:03:00Z"));
    expect(await toldTo(people.verifier)).toEqual([tier(1, 1, 2), tier(2, 2, 1)]);
  });

  it("wait for seven in the morning of the zone, and are made up for later in the day", async () => {
    await makeWaiting(owner, { villageCode: VILLAGE, dueAt: lastDay("2026-06-10") });
    await runReminders(new Date("2026-06-10T23:59:00Z"));
    expect(await toldTo(people.verifier)).toEqual([]);
    expect((await owner.query("SELECT time_zone FROM daily_run ORDER BY 1")).rows.map((row) => row.time_zone)).toEqual([
      "Asia/Jayapura",
      "Asia/Makassar",
    ]);
    await runReminders(new Date("2026-06-11T09:00:00Z"));
    expect(await toldTo(people.verifier)).toEqual([tier(1, 0, 0)]);
  });

  it("are silent on weekends, on a regional holiday and while deciding is paused", async () => {
    await makeWaiting(owner, { villageCode: VILLAGE, dueAt: lastDay("2026-06-05") });
    await runReminders(new Date("2026-06-13T02:00:00Z"));
    expect(await toldTo(people.verifier)).toEqual([]);
    await owner.query(
      `INSERT INTO holiday (region_code, day, kind, name_id, name_en, source, set_at)
       VALUES ('1101', '2026-06-11', 'regional', 'contoh', 'example', 'contoh', now())`,
    );
    await runReminders(THURSDAY);
    expect(await toldTo(people.verifier)).toEqual([]);
    await owner.query(
      `INSERT INTO freeze_window (id, region_code, stops, from_day, to_day, reason, set_by, set_at) VALUES ($1, $2, 'decide', '2026-06-12', '2026-06-12', 'contoh', $3, now())`,
      [uuidv7(), VILLAGE, people.verifier.userId],
    );
    await runReminders(new Date("2026-06-12T00:03:00Z"));
    expect(await toldTo(people.verifier)).toEqual([]);
    await runReminders(new Date("2026-06-15T00:03:00Z"));
    expect(await toldTo(people.verifier)).toEqual([tier(1, 0, 0)]);
  });

  it("reach a delegate, and nobody whose access has ended", async () => {
    await makeWaiting(owner, { villageCode: VILLAGE, dueAt: lastDay("2026-06-10") });
    const delegate = await makeActor(owner, "viewer", "1101");
    await owner.query(
      `INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, valid_to, source, reason, created_at, delegated_from)
       VALUES ($1, $2, 'regency-verifier', '1101', 'full', '2026-06-11', '2026-06-17', 'delegated', 'cuti', now(), $3)`,
      [uuidv7(), delegate.userId, people.verifier.grant.id],
    );
    const ended = await makeActor(owner, "regency-verifier", "1101");
    await owner.query("UPDATE access_grant SET revoked_at = now() WHERE id = $1", [ended.grant.id]);
    await runReminders(THURSDAY);
    expect(await toldTo(delegate)).toEqual([tier(1, 0, 0)]);
    expect(await toldTo(ended)).toEqual([]);
  });
});

describe("reminders of a tier whose holders are not there", () => {
  it("tell who may stand in, and only once it is late by so many working days", async () => {
    const tiers = ["endorse", "verify", "validate", "accept"].map((name) => ({
      name,
      quorum: { kind: "any" },
      coverage: { kind: "every" },
      escalation: name === "verify" ? { afterDays: 1, to: "validate" } : null,
    }));
    await owner.query(
      `INSERT INTO tier_set (id, region_code, tiers, effective_from, reason, set_by, set_at)
       VALUES ($1, '1101', $2, '2026-01-01', 'contoh', $3, now())`,
      [uuidv7(), JSON.stringify(tiers), people.verifier.userId],
    );
    await makeWaiting(owner, { villageCode: VILLAGE, dueAt: lastDay("2026-06-10") });
    await runReminders(THURSDAY);
    expect(await toldTo(people.validator)).toEqual([]);
    await runReminders(new Date("2026-06-12T00:03:00Z"));
    expect(await toldTo(people.validator)).toEqual([{ kind: "reminder-stand-in", tier: "verify", count: 1 }]);
    await owner.query("DELETE FROM tier_set");
  });

  it("tell administrators once a week that work waits where nobody is there", async () => {
    const regency = await makeActor(owner, "administrator", "1103");
    const province = await makeActor(owner, "administrator", "11");
    const elsewhere = await makeActor(owner, "administrator", "1104");
    await owner.query("DELETE FROM proposal WHERE regency_code = '1103'");
    await makeWaiting(owner, { villageCode: "1103012001" });
    await makeWaiting(owner, { villageCode: "1103012001" });
    const told = { kind: "reminder-holders", tier: "verify", count: 2 };
    await runReminders(THURSDAY);
    await runReminders(new Date("2026-06-12T00:03:00Z"));
    expect(await toldTo(regency)).toEqual([told]);
    expect(await toldTo(province)).toContainEqual(told);
    expect(await toldTo(elsewhere)).toEqual([]);
    await runReminders(new Date("2026-06-15T00:03:00Z"));
    expect(await toldTo(regency)).toEqual([told, told]);
    const verifier = await makeActor(owner, "regency-verifier", "1103");
    await owner.query("UPDATE auth_session SET last_seen_at = '2026-06-20' WHERE user_id = $1", [verifier.userId]);
    await runReminders(new Date("2026-06-22T00:03:00Z"));
    expect(await toldTo(regency)).toEqual([told, told]);
    await owner.query("DELETE FROM proposal WHERE regency_code = '1103'");
  });
});

describe("reminders in the village", () => {
  it("tell the operator what came back two days ago, and near the period's end every draft", async () => {
    await makeWaiting(owner, { villageCode: VILLAGE, state: "returned", since: new Date("2026-06-08T00:00:00Z") });
    await makeWaiting(owner, { villageCode: VILLAGE, state: "returned", since: new Date("2026-06-10T12:00:00Z") });
    await makeWaiting(owner, { villageCode: VILLAGE, state: "draft" });
    await runReminders(THURSDAY);
    expect(await toldTo(people.operator)).toEqual([{ kind: "reminder-returned", count: 1 }]);
    const endsOn = "2026-09-30";
    await owner.query(
      `INSERT INTO period (id, region_code, year, instrument, instrument_version, starts_on, ends_on)
       VALUES ($1, '1101', 2026, 'REGSOSEK22-K', 1, '2026-01-01', $2)`,
      [uuidv7(), endsOn],
    );
    await runReminders(new Date("2026-09-28T00:03:00Z"));
    expect((await toldTo(people.operator))[1]).toEqual({ kind: "reminder-draft", count: 3, endsOn });
  });

  it("tell the head of a meeting that is not called, twice a window, and not once it is planned", async () => {
    await makeWaiting(owner, { villageCode: VILLAGE, state: "submitted" });
    await runReminders(new Date("2026-06-04T00:03:00Z"));
    expect(await toldTo(people.head)).toEqual([]);
    for (const day of ["05", "08", "09"]) await runReminders(new Date(`2026-06-${day}T00:03:00Z`));
    const reminder = { kind: "reminder-meeting", count: 1, lastDay: "2026-06-14" };
    expect(await toldTo(people.head)).toEqual([reminder]);
    await owner.query(
      `INSERT INTO village_meeting (regency_code, id, village_code, held_on, place, minutes, attendance, state, version, created_by, created_at, updated_at)
       VALUES ('1101', $1, $2, '2026-06-13', 'Balai', '', '[]', 'planned', 1, $3, now(), now())`,
      [uuidv7(), VILLAGE, people.head.userId],
    );
    await runReminders(new Date("2026-06-11T00:03:00Z"));
    expect(await toldTo(people.head)).toEqual([reminder]);
    // Its day goes by, and nobody has written that it was held.
    await runReminders(new Date("2026-06-15T00:03:00Z"));
    await runReminders(new Date("2026-06-16T00:03:00Z"));
    const missed = { kind: "reminder-meeting", count: 1, lastDay: "2026-07-14" };
    expect(await toldTo(people.head)).toEqual([reminder, missed]);
    await owner.query("UPDATE village_meeting SET held_on = '2026-07-08'");
    await runReminders(new Date("2026-07-06T00:03:00Z"));
    expect(await toldTo(people.head)).toEqual([reminder, missed]);
    await owner.query("UPDATE village_meeting SET held_on = '2026-07-03'");
    await runReminders(new Date("2026-07-07T00:03:00Z"));
    expect((await toldTo(people.head)).at(-1)).toEqual(missed);
    expect(await toldTo(people.head)).toHaveLength(3);
  });

  it("name nobody: kinds, codes, days and counts alone", async () => {
    await makeWaiting(owner, { villageCode: VILLAGE, dueAt: lastDay("2026-06-10"), headName: "Siti Rahasia" });
    await runReminders(THURSDAY);
    const { rows } = await owner.query("SELECT notice::text AS text FROM notice");
    expect(rows.map(({ text }) => text).join()).not.toMatch(/Siti|Rahasia|\b99\d{14}\b/);
  });
});
