import fc from "fast-check";
import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { rangeOf, SCOPE_MODES, type Scope, type ScopedRow, seesHousehold, seesRollup } from "@/lib/domain/access/scope";
import { handles } from "@/lib/server/db/pool";
import { readScoped, writeScoped } from "@/lib/server/db/scoped";
import { makeFamilies } from "@/tests/support/factory/families";

const VILLAGES = ["5207032001", "5207032002", "5207042001", "5204082001", "9999012001", "1101012001"];
const REGIONS = ["0", "52", "5207", "520703", "5207032001", "5207042001", "5204", "99", "11", "9999012001"];
const owner = new Client({ connectionString: inject("ownerUrl") });
const actors = [uuidv7(), uuidv7()];
const rows: ScopedRow[] = [];
const FIELDS = [
  "household",
  "member",
  "member_civil",
  "household_kk",
  "household_revision",
  "person_registry",
] as const;

beforeAll(async () => {
  await owner.connect();
  for (const village of VILLAGES) {
    const families = await makeFamilies(owner, village, 3, "2026-05-14");
    for (const [index, family] of families.entries()) {
      const assignedTo = index === 0 ? [actors[0] ?? ""] : [];
      for (const userId of assignedTo) {
        await owner.query(
          "INSERT INTO assignment (regency_code, household_id, user_id, village_code, created_at) VALUES ($1, $2, $3, $4, now())",
          [village.slice(0, 4), family.id, userId, village],
        );
      }
      rows.push({ regencyCode: village.slice(0, 4), villageCode: village, householdId: family.id, assignedTo });
    }
  }
  for (const area of ["0", "52", "5207", "520703", ...VILLAGES]) {
    const shelf = area === "0" ? "0000" : area.slice(0, 4).padEnd(4, "0");
    await owner.query(
      "INSERT INTO rollup_person (regency_code, area_code, decile, sex, age_group, disability, people) VALUES ($1, $2, 9, 1, 9, true, 1) ON CONFLICT DO NOTHING",
      [shelf, area],
    );
  }
});

afterAll(async () => {
  await owner.query("DELETE FROM rollup_person WHERE decile = 9 AND age_group = 9 AND people = 1");
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const anyScope = fc.record({
  actorId: fc.constantFrom(...actors),
  mode: fc.constantFrom(...SCOPE_MODES),
  ranges: fc.array(fc.constantFrom(...REGIONS).map(rangeOf), { maxLength: 4 }),
  household: fc.option(fc.nat({ max: VILLAGES.length * 3 - 1 })),
});

function toScope(drawn: {
  actorId: string;
  mode: Scope["mode"];
  ranges: Scope["ranges"];
  household: number | null;
}): Scope {
  const target = drawn.household === null ? undefined : rows[drawn.household];
  const household = target === undefined ? null : { regencyCode: target.regencyCode, id: target.householdId };
  return { ...drawn, household };
}

describe("what code says a scope sees and what PostgreSQL shows", () => {
  it("are the same for every mode, on every table that holds a household", async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const expected = rows
          .filter((row) => seesHousehold(scope, row))
          .map((row) => row.householdId)
          .sort();
        const ids = rows.map((row) => row.householdId);
        const shown = await writeScoped(scope, async ({ sql }) => {
          const perTable: string[][] = [];
          for (const table of FIELDS) {
            const column = table === "household" ? "id" : "household_id";
            const found = await sql.text(`SELECT DISTINCT ${column} AS id FROM ${table} WHERE ${column} = ANY ($1)`, [
              ids,
            ]);
            perTable.push(found.map((row) => String(row["id"])).sort());
          }
          return perTable;
        });
        for (const found of shown) expect(found).toEqual(expected);
      }),
      { numRuns: 80, seed: 5207 },
    );
  });

  it("are the same for rollups", async () => {
    const areas = ["0", "52", "5207", "520703", ...VILLAGES];
    await fc.assert(
      fc.asyncProperty(anyScope, async (drawn) => {
        const scope = toScope(drawn);
        const expected = areas.filter((area) => seesRollup(scope, area)).sort();
        const shown = await writeScoped(scope, async ({ sql }) => {
          const found = await sql<{
            area_code: string;
          }>`SELECT area_code FROM rollup_person WHERE decile = 9 AND age_group = 9 AND area_code = ANY (${areas})`;
          return found.map((row) => row.area_code).sort();
        });
        expect(shown).toEqual(expected);
      }),
      { numRuns: 60, seed: 5207 },
    );
  });

  it("show nothing without a scope, also on a pooled connection that had one", async () => {
    const scope: Scope = { actorId: actors[0] ?? "", mode: "area", ranges: [rangeOf("5207")], household: null };
    const inside = await writeScoped(scope, async ({ sql }) => sql`SELECT 1 FROM household LIMIT 1`);
    expect(inside).toHaveLength(1);
    for (const table of [
      ...FIELDS,
      "proposal",
      "proposal_event",
      "village_meeting",
      "upload",
      "import_batch",
      "audit",
      "operation",
      "rollup_person",
    ]) {
      const outside = await handles().pool.query(`SELECT 1 FROM ${table} LIMIT 1`);
      expect(outside.rows, table).toEqual([]);
    }
  });

  it("refuse rows of another area on writing", async () => {
    const scope: Scope = { actorId: actors[0] ?? "", mode: "area", ranges: [rangeOf("5207032001")], household: null };
    const insert = writeScoped(
      scope,
      ({ sql }) => sql`INSERT INTO dirty_village (regency_code, id, village_code, marked_at)
      VALUES ('5207', ${uuidv7()}, '5207042001', now())`,
    );
    await expect(insert).rejects.toThrow(/row-level security/);
    const moved = await writeScoped(
      scope,
      ({ sql }) => sql`UPDATE household SET head_name = 'x' WHERE village_code = '5207042001' RETURNING 1`,
    );
    expect(moved).toEqual([]);
  });

  it("search names within the scope alone", async () => {
    const search = (region: string) =>
      readScoped(
        { actorId: actors[0] ?? "", mode: "area", ranges: [rangeOf(region)], household: null },
        async ({ db }) =>
          db.$queryRaw<
            { household_id: string }[]
          >`SELECT household_id FROM app_search_families(ARRAY['5207','5204','9999','1101'], 'Contoh', 200)`,
      );
    const inVillage = new Set(rows.filter((row) => row.villageCode === "5204082001").map((row) => row.householdId));
    const found = await search("5204082001");
    for (const row of found) expect(inVillage.has(row.household_id)).toBe(true);
  });
});
