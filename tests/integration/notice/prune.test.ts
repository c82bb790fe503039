import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { pruneTold } from "@/lib/server/notice/prune";
import { makeActor } from "@/tests/support/factory/people";
import { appUrl, ownerUrl } from "@/tests/support/urls";

const owner = new Client({ connectionString: ownerUrl() });
const app = new Client({ connectionString: appUrl() });
let reader: Actor;

beforeAll(async () => {
  await Promise.all([owner.connect(), app.connect()]);
  reader = await makeActor(owner, "viewer", "1104");
});
beforeEach(async () => {
  await owner.query("DELETE FROM notice");
  await owner.query("DELETE FROM mail_outbox");
  await owner.query("DELETE FROM weekly_digest");
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function notice(madeDaysAgo: number, seenDaysAgo: number | null): Promise<string> {
  const id = uuidv7();
  await owner.query(
    `INSERT INTO notice (id, user_id, kind, region_code, facts, once_key, made_at, seen_at)
     VALUES ($1, $2, 'digest', '1104', '{}', $3, now() - make_interval(days => $4), now() - make_interval(days => $5))`,
    [id, reader.userId, id, madeDaysAgo, seenDaysAgo],
  );
  return id;
}

async function mail(state: string, madeDaysAgo: number, endedDaysAgo: number | null): Promise<string> {
  const id = uuidv7();
  await owner.query(
    `INSERT INTO mail_outbox (id, user_id, kind, facts, once_key, made_at, state, next_at, ended_at)
     VALUES ($1, $2, 'digest', '{}', $3, now() - make_interval(days => $4), $5, now(), now() - make_interval(days => $6))`,
    [id, reader.userId, id, madeDaysAgo, state, endedDaysAgo],
  );
  return id;
}

const kept = async (table: "notice" | "mail_outbox") =>
  (await owner.query<{ id: string }>(`SELECT id FROM ${table}`)).rows.map(({ id }) => id).toSorted();

it("takes what was read half a year ago, and what is older than four hundred days though nobody read it", async () => {
  const stays = [await notice(200, 100), await notice(399, null), await notice(10, 1)];
  await notice(200, 181);
  await notice(401, null);
  await notice(500, 1);
  expect(await pruneTold()).toMatchObject({ notices: 3, mails: 0 });
  expect(await kept("notice")).toEqual(stays.toSorted());
  expect(await pruneTold()).toMatchObject({ notices: 0, mails: 0 });
});

it("takes mails ninety days after they ended, and never one that still waits", async () => {
  const stays = [await mail("waiting", 300, null), await mail("sent", 89, 89), await mail("given-up", 200, 20)];
  await mail("sent", 91, 91);
  await mail("given-up", 100, 95);
  await mail("dropped", 100, 100);
  expect(await pruneTold()).toMatchObject({ notices: 0, mails: 3 });
  expect(await kept("mail_outbox")).toEqual(stays.toSorted());
});

it("takes digests of more than four hundred days and marks of jobs of more than ninety", async () => {
  for (const [week, days] of [
    ["2024-01-01", 401],
    ["2024-01-08", 399],
  ] as const)
    await owner.query(
      `INSERT INTO weekly_digest (user_id, role, region_code, week, facts, made_at)
       VALUES ($1, 'viewer', '1104', $2, '{}', now() - make_interval(days => $3))`,
      [reader.userId, week, days],
    );
  for (const [day, days] of [
    ["2001-01-01", 91],
    ["2001-01-02", 89],
  ] as const)
    await owner.query(
      "INSERT INTO daily_run (kind, time_zone, day, ran_at) VALUES ('digest', 'Asia/Jakarta', $1, now() - make_interval(days => $2))",
      [day, days],
    );
  expect(await pruneTold()).toMatchObject({ digests: 1, runs: 1 });
  const weeks = await owner.query("SELECT week FROM weekly_digest WHERE user_id = $1", [reader.userId]);
  expect(weeks.rows).toEqual([{ week: "2024-01-08" }]);
  const days = await owner.query("DELETE FROM daily_run WHERE day LIKE '2001%' RETURNING day");
  expect(days.rows).toEqual([{ day: "2001-01-02" }]);
});

it("goes part by part until nothing old is left, and the portal itself deletes nothing", async () => {
  for (let count = 0; count < 7; count += 1) await notice(401 + count, null);
  await mail("sent", 91, 91);
  expect(await pruneTold(3)).toMatchObject({ notices: 7, mails: 1 });
  for (const table of ["notice", "mail_outbox"])
    await expect(app.query(`DELETE FROM ${table}`)).rejects.toThrow("permission denied");
});
