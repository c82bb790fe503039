import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { enqueueStale } from "@/lib/server/rollup/enqueue";
import { rollUpVillage } from "@/lib/server/rollup/roll-up-village";
import { tasks } from "@/lib/server/worker/tasks";
import { ownerUrl } from "@/tests/support/urls";
import { readFigures, recount } from "./recount";
import { AT, removeSample, VILLAGES, writeSample } from "./sample";

/** A year and a day later; nobody has done anything since. */
const LATER = new Date("2027-05-15T03:00:00Z");

let owner: Client;

beforeAll(async () => {
  owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  await writeSample(owner, "calendar");
  await owner.query("SELECT app_rollup_all($1)", [AT]);
});

const removeJobs = () =>
  owner.query(
    "SELECT graphile_worker.remove_job(key) FROM graphile_worker.jobs WHERE key LIKE 'recount:%' OR key LIKE 'rollup:%'",
  );
afterEach(async () => {
  await removeJobs();
});
afterAll(async () => {
  await owner.query("DELETE FROM period WHERE year = 2127");
  await removeSample(owner);
  await owner.end();
});

async function jobs(prefix: string) {
  const { rows } = await owner.query<{ key: string; priority: number }>(
    'SELECT key, priority FROM graphile_worker.jobs WHERE starts_with(key, $1) ORDER BY key COLLATE "C"',
    [prefix],
  );
  return rows;
}

/** Does what the nightly job asked for, as the worker would at an instant. */
async function workOff(at: Date): Promise<void> {
  for (const { key } of await jobs("recount:")) {
    const villageCode = key.slice("recount:".length);
    await rollUpVillage({ regencyCode: villageCode.slice(0, 4), villageCode }, at);
  }
}

const nightly = () => tasks["recount-villages"]({}, {} as never);

describe("the nightly recount", () => {
  it("asks for every village with families once, behind what people wait for", async () => {
    await nightly();
    await nightly();
    const asked = await jobs("recount:");
    expect(asked.map((job) => job.key)).toEqual([...VILLAGES].sort().map((village) => `recount:${village}`));
    expect(asked.every((job) => job.priority > 0)).toBe(true);
  });

  it("lets figures age with the calendar, with no step of anybody", async () => {
    const before = await readFigures(owner);
    await nightly();
    await workOff(LATER);
    const after = await readFigures(owner);
    expect(after).toEqual(await recount(owner, "2027-05-15"));
    expect(before.get("updated|0")).toBeGreaterThan(0);
    expect(after.get("updated|0")).toBeUndefined();
  });

  it("gives every village its rows of a new year", async () => {
    const { rows } = await owner.query<{ id: string }>(
      "INSERT INTO period VALUES (gen_random_uuid(), '0', 2127, 'UJI', 1, '2127-01-01', '2127-09-30') RETURNING id::text",
    );
    await nightly();
    await workOff(LATER);
    const figures = await readFigures(owner);
    expect(figures).toEqual(await recount(owner, "2027-05-15"));
    for (const village of VILLAGES) {
      expect(figures.get(`progress|${village}|${rows[0]?.id}|none`), village).toBe(figures.get(`families|${village}`));
    }
  });
});

describe("the hourly sweep", () => {
  it("takes up marks that lay for a quarter of an hour, and leaves younger ones to their own job", async () => {
    const mark = (village: string, at: Date) =>
      owner.query("INSERT INTO dirty_village VALUES ($1, gen_random_uuid(), $2, $3)", [
        village.slice(0, 4),
        village,
        at,
      ]);
    await mark(VILLAGES[0], AT);
    await mark(VILLAGES[1], new Date(AT.getTime() + 10 * 60_000));
    expect(await enqueueStale(new Date(AT.getTime() + 16 * 60_000))).toBe(1);
    expect((await jobs("rollup:")).map((job) => job.key)).toEqual([`rollup:${VILLAGES[0]}`]);
    await tasks["sweep-stale"]({}, {} as never);
    expect(await jobs("rollup:")).toHaveLength(2);
  });
});
