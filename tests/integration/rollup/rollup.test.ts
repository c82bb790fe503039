import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COUNTED, COUNTS_EACH, firstCountOf, LAYOUT, nameOf } from "@/lib/domain/coverage/counted";
import { computedOf, firstCount } from "@/lib/domain/indicator/registry";
import { underScope } from "@/lib/server/db/scoped";
import { rollUpVillage, villageScope } from "@/lib/server/rollup/roll-up-village";
import { tasks } from "@/lib/server/worker/tasks";
import { rebuildRollups } from "@/prisma/counting/rebuild";
import { ownerUrl } from "@/tests/support/urls";
import { readFigures, recount } from "./recount";
import { AT, removeSample, type Sample, VILLAGES, writeProposal, writeSample } from "./sample";

const TODAY = "2026-05-14";

let owner: Client;
let sample: Sample;

const AFTER_A_TEXT = new Set([
  "kkMatchCode",
  "memberCountKk",
  "geoMode",
  "addressMatchesKk",
  "domicileProvince",
  "domicileRegency",
  "domicileCountry",
]);

const connect = async () => {
  const client = new Client({ connectionString: ownerUrl() });
  await client.connect();
  return client;
};

const roll = (villageCode: string) => rollUpVillage({ regencyCode: villageCode.slice(0, 4), villageCode }, AT);

async function marks(villageCode: string): Promise<number> {
  const { rows } = await owner.query("SELECT 1 FROM dirty_village WHERE village_code = $1", [villageCode]);
  return rows.length;
}

const mark = (client: Client, villageCode: string) =>
  client.query("INSERT INTO dirty_village VALUES ($1, gen_random_uuid(), $2, $3)", [
    villageCode.slice(0, 4),
    villageCode,
    AT,
  ]);

beforeAll(async () => {
  owner = await connect();
  sample = await writeSample(owner, "rollup");
  await owner.query("SELECT app_rollup_all($1)", [AT]);
});

afterAll(async () => {
  await removeSample(owner);
  await owner.end();
});

describe("roll-ups", () => {
  it("equal a count of the families themselves at every level", async () => {
    const figures = await readFigures(owner);
    expect(figures.size).toBeGreaterThan(500);
    expect(figures).toEqual(await recount(owner, TODAY));
  });

  it("count something for every indicator that can be counted", async () => {
    for (const [unit, table] of [
      ["people", "rollup_person"],
      ["families", "rollup_family"],
    ] as const) {
      const { rows } = await owner.query<{ place: number; counted: number }>(
        `SELECT c.place::int, sum(c.counted)::int AS counted FROM ${table}, unnest(counts) WITH ORDINALITY AS c (counted, place)
         WHERE area_code = '0' GROUP BY 1`,
      );
      const counted = new Map(rows.map((row) => [row.place, row.counted]));
      const idle = computedOf(unit).filter(
        ({ place }) => !(counted.get(firstCount(place)) && counted.get(firstCount(place) + 1)),
      );
      expect(idle.map((indicator) => indicator.code)).toEqual([]);
    }
  });

  it("count every variable that a family or a person may fill, in every band of age", async () => {
    const { rows } = await owner.query<{ counts: number[] }>(
      "SELECT counts FROM rollup_coverage WHERE area_code = '0' AND layout = $1",
      [LAYOUT],
    );
    const counts = rows[0]?.counts ?? [];
    expect(counts).toHaveLength(COUNTED.length * COUNTS_EACH);
    // The rest is asked of who answered a text, a place on the map or a number of a card, which the sample leaves empty.
    const nobodys = COUNTED.filter((_, place) => !counts[place * COUNTS_EACH]).map(nameOf);
    expect(nobodys).toEqual(COUNTED.filter(({ key }) => AFTER_A_TEXT.has(key)).map(nameOf));
    const codes = COUNTED.filter(({ sql, kind }) => sql === "smallint" && kind === "stored");
    const idle = codes.filter((variable) => {
      const at = firstCountOf(variable) ?? 0;
      return counts.slice(at, at + COUNTS_EACH).includes(0);
    });
    expect(idle.length).toBeLessThan(codes.length / 2);
  });

  it("do not add counts of another list of variables to these", async () => {
    const before = await readFigures(owner);
    const village = VILLAGES[0];
    await owner.query(
      `UPDATE rollup_coverage SET layout = '0000000000000000' WHERE area_code = ANY (ARRAY['0', left($1, 2), left($1, 4), left($1, 6), $1])`,
      [village],
    );
    await roll(village);
    const { rows } = await owner.query<{ layout: string; counts: number[] }>(
      "SELECT layout, counts FROM rollup_coverage WHERE area_code = $1",
      [village.slice(0, 4)],
    );
    const own = await owner.query<{ counts: number[] }>("SELECT counts FROM rollup_coverage WHERE area_code = $1", [
      village,
    ]);
    expect(rows.find((row) => row.layout === LAYOUT)?.counts).toEqual(own.rows[0]?.counts);
    expect(rows).toHaveLength(2);
    await owner.query("SELECT app_rollup_all($1)", [AT]);
    expect(await readFigures(owner)).toEqual(before);
  });

  it("do not read all proposals once for every family, whatever the planner takes a village for", async () => {
    const village = VILLAGES[0];
    const families = sample.households.filter((household) => household.village === village).length;
    await owner.query("BEGIN");
    // As where statistics say that a village has one family: everything is joined by loops, and nothing is kept for the next round.
    for (const way of ["hashjoin", "mergejoin", "material", "memoize", "seqscan", "bitmapscan"])
      await owner.query(`SET LOCAL enable_${way} = off`);
    await owner.query("SELECT app_rollup_village_progress($1, $2)", [village.slice(0, 4), village]);
    const { rows } = await owner.query<{ scans: string }>(
      "SELECT idx_scan AS scans FROM pg_stat_xact_user_tables WHERE relname = 'proposal'",
    );
    await owner.query("ROLLBACK");
    // A round over all proposals for each family looks as many times as there are pairs of families; the order of the loops may vary.
    expect(Number(rows[0]?.scans)).toBeLessThan((families * families) / 2);
  });

  it("keep practice out of the nation", async () => {
    const figures = await readFigures(owner);
    const provinces = ["74", "76"].map((code) => figures.get(`families|${code}`) ?? 0);
    expect(figures.get("families|99")).toBeGreaterThan(0);
    expect(figures.get("families|0")).toBe(provinces.reduce((sum, families) => sum + families, 0));
  });

  it("follow what changed in one village through all levels, and forget cells that became empty", async () => {
    const village = VILLAGES[0];
    const [first, second] = sample.households.filter((household) => household.village === village);
    await owner.query("UPDATE household SET status = 3 WHERE id = $1", [first?.id]);
    await owner.query("UPDATE household SET decile_national = 9 WHERE id = $1", [second?.id]);
    await owner.query("UPDATE member SET active = false WHERE village_code = $1 AND sex IS NULL", [village]);
    await roll(village);
    expect(await readFigures(owner)).toEqual(await recount(owner, TODAY));
  });

  it("change nothing when run again", async () => {
    const before = await readFigures(owner);
    await roll(VILLAGES[0]);
    await owner.query("SELECT app_rollup_all($1)", [AT]);
    expect(await readFigures(owner)).toEqual(before);
  });

  it("come out the same when regencies are counted side by side", async () => {
    const before = await readFigures(owner);
    await owner.query("UPDATE rollup_family SET families = families + 3 WHERE area_code IN ('0', '7403', $1)", [
      VILLAGES[0],
    ]);
    expect(await rebuildRollups(ownerUrl(), AT, { atOnce: 3 })).toBeGreaterThan(3);
    expect(await readFigures(owner)).toEqual(before);
  });

  it("follow a family that moved to another village of the regency", async () => {
    const moved = sample.households.find((household) => household.village === VILLAGES[1]);
    await owner.query("UPDATE household SET village_code = $2, status = 1 WHERE id = $1", [moved?.id, VILLAGES[3]]);
    await roll(VILLAGES[1]);
    await roll(VILLAGES[3]);
    expect(await readFigures(owner)).toEqual(await recount(owner, TODAY));
  });

  it("lose no sum when neighbours roll up at the same time", async () => {
    for (let round = 0; round < 4; round += 1) {
      for (const [index, village] of VILLAGES.entries()) {
        const household = sample.households.filter((row) => row.village === village)[round + 2];
        await owner.query("UPDATE household SET decile_national = $2 WHERE id = $1", [
          household?.id,
          (round + index) % 10,
        ]);
      }
      await Promise.all(VILLAGES.map(roll));
      expect(await readFigures(owner)).toEqual(await recount(owner, TODAY));
    }
  });

  it("count a new family once: while its proposal is open, and as a family after", async () => {
    const { rows } = await owner.query<{ household: string }>(
      "SELECT household_id::text AS household FROM proposal WHERE village_code = $1 AND kind = 'new-household' AND state = 'submitted'",
      [VILLAGES[2]],
    );
    const household = rows[0]?.household;
    await owner.query(
      `INSERT INTO household (regency_code, id, village_code, status, revision, head_name, member_count, created_at, updated_at)
       VALUES (left($2, 4), $1, $2, 1, 1, 'Uji (contoh)', 1, $3, $3)`,
      [household, VILLAGES[2], AT],
    );
    await owner.query("UPDATE proposal SET state = 'applied' WHERE household_id = $1", [household]);
    await roll(VILLAGES[2]);
    expect(await readFigures(owner)).toEqual(await recount(owner, TODAY));
  });
});

describe("the roll-up job", () => {
  it("clears the marks it has seen", async () => {
    await mark(owner, VILLAGES[0]);
    await mark(owner, VILLAGES[0]);
    await tasks["rollup-village"]({ regencyCode: "7403", villageCode: VILLAGES[0] }, {} as never);
    expect(await marks(VILLAGES[0])).toBe(0);
  });

  it("leaves a mark that came while it was counting, for the next run", async () => {
    const runner = await connect();
    try {
      await mark(owner, VILLAGES[0]);
      await runner.query("BEGIN");
      await runner.query("SELECT app_rollup_village('7403', $1, $2)", [VILLAGES[0], AT]);
      const household = sample.households.find((row) => row.village === VILLAGES[0])?.id ?? "";
      await writeProposal(owner, {
        village: VILLAGES[0],
        household,
        period: sample.periods.regency,
        kind: "condition",
        state: "rejected",
        at: AT,
      });
      await mark(owner, VILLAGES[0]);
      await runner.query("COMMIT");
    } finally {
      await runner.end();
    }
    expect(await marks(VILLAGES[0])).toBe(1);
    await roll(VILLAGES[0]);
    expect(await marks(VILLAGES[0])).toBe(0);
    expect(await readFigures(owner)).toEqual(await recount(owner, TODAY));
  });

  it("is enqueued again for villages whose mark nobody took", async () => {
    await mark(owner, VILLAGES[4]);
    const { rows } = await owner.query<{ count: number }>("SELECT app_enqueue_stale($1) AS count", [
      new Date(AT.getTime() + 1),
    ]);
    expect(rows[0]?.count).toBe(1);
    const jobs = await owner.query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [`rollup:${VILLAGES[4]}`]);
    expect(jobs.rowCount).toBe(1);
    await owner.query("SELECT graphile_worker.remove_job($1)", [`rollup:${VILLAGES[4]}`]);
    await roll(VILLAGES[4]);
  });

  it("refuses a payload that names no village", async () => {
    await expect(tasks["rollup-village"]({ regencyCode: "7403" }, {} as never)).rejects.toThrow();
  });

  it("is refused for a village outside the scope it runs under", async () => {
    const outside = underScope(
      villageScope(VILLAGES[0]),
      ({ sql }) => sql`SELECT app_rollup_village('7404', ${VILLAGES[4]}, ${AT})`,
    );
    await expect(outside).rejects.toThrow("out of scope");
    const foreign = underScope(
      villageScope(VILLAGES[0]),
      ({ sql }) => sql`SELECT app_rollup_village('7404', ${VILLAGES[0]}, ${AT})`,
    );
    await expect(foreign).rejects.toThrow("not a village of the regency");
  });

  it("leaves the portal's role no other way to the figures", async () => {
    const scope = villageScope(VILLAGES[0]);
    await expect(underScope(scope, ({ sql }) => sql`SELECT app_rollup_all(${AT})`)).rejects.toThrow(
      "permission denied",
    );
    await expect(
      underScope(scope, ({ sql }) => sql`SELECT * FROM app_count_people('7403', '7403', '7403:', '2026-05-14')`),
    ).rejects.toThrow("permission denied");
    await expect(underScope(scope, ({ sql }) => sql`UPDATE rollup_person SET people = 0`)).rejects.toThrow(
      "permission denied",
    );
    await expect(underScope(scope, ({ sql }) => sql`DELETE FROM dirty_village`)).rejects.toThrow("permission denied");
  });
});
