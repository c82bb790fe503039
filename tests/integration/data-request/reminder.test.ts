import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { countRequests } from "@/lib/server/data-request/home-counts";
import { underScope } from "@/lib/server/db/scoped";
import { dataRequestReminders } from "@/lib/server/reminder/data-request";
import { EVERYWHERE } from "@/lib/server/worker/everywhere";
import { must } from "@/tests/support/factory/run";
import { NOW, RequestWorld } from "./world";

const world = new RequestWorld("1118", "1118012001", "1112");
const VARIABLES = ["household.decileNational"];

beforeAll(() => world.open(2));
afterAll(() => world.close());

/** What people of the west are told on a day, by person. */
async function toldOn(day: string): Promise<(actor: Actor) => readonly object[]> {
  const now = new Date(`${day}T00:03:00Z`);
  const notices = await underScope(EVERYWHERE, ({ sql }) => dataRequestReminders(sql, "Asia/Jakarta", day, now));
  return (actor) => notices.filter(({ userId }) => userId === actor.userId).map(({ facts }) => facts);
}

describe("reminders of requests for data", () => {
  it("tell holders of the report they owe, a week and a day before, on the day, and each week it is late", async () => {
    await world.granted("L2", VARIABLES, { days: 60 });
    const due = (count: number, lastDay = "2026-12-26") => [{ kind: "reminder-use-report", count, lastDay }];
    for (const day of ["2026-12-19", "2026-12-25", "2026-12-26"])
      expect((await toldOn(day))(world.asker), day).toEqual(due(1));
    expect((await toldOn("2026-12-24"))(world.asker)).toEqual([]);
    expect((await toldOn("2026-12-27"))(world.asker)).toEqual([]);
    expect((await toldOn("2027-01-02"))(world.asker)).toEqual(due(1));
    // Its second report, at the end, is late by then as well.
    expect((await toldOn("2027-01-30"))(world.asker)).toEqual(due(2));
    expect((await toldOn("2026-12-26"))(world.steward)).toEqual([]);
    const home = await countRequests(world.asker, new Date("2026-12-20T03:00:00Z"));
    expect(home).toEqual({ waiting: 0, returned: 0, reports: 1, firstDue: "2026-12-26" });
    expect((await countRequests(world.second, NOW)).reports).toBe(0);
  });

  it("tell the desk that holds it, and who may decide there alone", async () => {
    const asked = await world.sent("L2", VARIABLES);
    const waits = [{ kind: "reminder-data-request", count: 1 }];
    expect((await toldOn("2026-11-27"))(world.head)).toEqual(waits);
    expect((await toldOn("2026-11-27"))(world.bappeda)).toEqual([]);
    let held = await world.approve(world.head, asked);
    expect((await countRequests(world.bappeda, NOW)).waiting).toBe(1);
    held = await world.approve(world.bappeda, held);
    held = await world.approve(world.steward, held);
    // Both hold the last desk's duty; who has agreed already may not decide there.
    expect((await toldOn("2026-11-27"))(world.dinsos)).toEqual(waits);
    expect((await toldOn("2026-11-27"))(world.bappeda)).toEqual([]);
    await must(
      world.dinsos,
      "data-request.decide",
      { ...world.at(held), event: "return", reason: "Lengkapi dasarnya" },
      { now: NOW },
    );
    expect((await countRequests(world.asker, NOW)).returned).toBe(1);
  });
});
