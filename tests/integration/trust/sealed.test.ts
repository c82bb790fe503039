import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import type { SeedFamily } from "@/prisma/seed/record";
import { sidRow } from "@/prisma/workbook/sid-person";
import { checked, newRows, startImport, workbookOf } from "@/tests/integration/import/world";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207052001";
const owner = new Client({ connectionString: ownerUrl() });
/** What an import brings: numbers that are in no seed. */
const IMPORTED = [61, 62, 63].flatMap(newRows);
let families: readonly SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  const today = localDay(new Date(), "Asia/Makassar");
  await makePeriod(owner, "5207");
  families = await makeFamilies(owner, VILLAGE, 40, today);
  const operator = await makeActor(owner, "village-operator", VILLAGE);
  for (const family of families.slice(0, 5)) {
    const member = family.members.find((one) => one.active);
    if (member === undefined) continue;
    const { id } = await must<{ id: string }>(operator, "proposal.start", {
      id: uuidv7(),
      regencyCode: "5207",
      householdId: family.id,
      channel: "visit",
    });
    const patch = (level: string, uid: string | null, key: string, before: unknown, value: unknown) => ({
      level,
      uid,
      key,
      before,
      value,
    });
    await must(operator, "proposal.save", {
      regencyCode: "5207",
      id,
      patches: [
        patch("member", member.uid, "nik", member.answers["nik"] ?? null, "9955667788990001"),
        patch("household", null, "kkNumber", family.household["kkNumber"] ?? null, "9955667788990002"),
        patch("civil", member.uid, "motherNik", member.civil["motherNik"] ?? null, "9955667788990003"),
      ],
    });
    await must(operator, "household.search", { term: "9955667788990001" });
  }
  await checked(owner, operator, await workbookOf([...newRows(61), ...newRows(62), ...changedRows()]));
  // One more that waits for its check, with its job.
  await startImport(operator, await workbookOf(newRows(63)));
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

/** Families of the register with something new on their cards. */
function changedRows() {
  return families
    .slice(10, 16)
    .flatMap((family) => family.members.map((member) => ({ ...sidRow(family, member), suku: "Contoh" })));
}

it("keeps no NIK, KK or PLN id readable in any table (DECIDED 5)", async () => {
  const secrets = new Set(["9955667788990001", "9955667788990002", "9955667788990003"]);
  for (const row of IMPORTED) for (const value of [row.nik, row.no_kk]) secrets.add(String(value));
  for (const family of families) {
    for (const value of [
      family.household["kkNumber"],
      family.household["plnId"],
      ...family.members.flatMap((one) => [one.answers["nik"], one.civil["fatherNik"], one.civil["motherNik"]]),
    ]) {
      if (typeof value === "string") secrets.add(value);
    }
  }
  expect(secrets.size).toBeGreaterThan(100);
  let searched = 0;
  for (const { schema, name } of await tables()) {
    for (const { line } of await linesOf(schema, name)) {
      searched += 1;
      for (const found of line.match(/\d{11,}/g) ?? []) {
        const from = line.indexOf(found);
        if (secrets.has(found) || (found.length > 16 && [...secrets].some((secret) => found.includes(secret))))
          throw new Error(`${schema}.${name}: a readable identifier after ${line.slice(Math.max(0, from - 90), from)}`);
      }
    }
  }
  expect(searched).toBeGreaterThan(200);
});

it("has searched what an import stages and what waits to be done", async () => {
  const names = (await tables()).map(({ schema, name }) => `${schema}.${name}`);
  expect(names).toEqual(
    expect.arrayContaining(["public.upload", "public.import_item", "graphile_worker._private_jobs"]),
  );
  const lines = async (schema: string, name: string) => (await linesOf(schema, name)).map(({ line }) => line).join();
  expect(await lines("public", "import_item")).toContain("s1.");
  const { rows } = await owner.query<{ content: Buffer }>("SELECT content FROM upload WHERE village_code = $1", [
    VILLAGE,
  ]);
  expect(rows).toHaveLength(1);
  for (const { content } of rows) expect(content.subarray(0, 2).toString()).not.toBe("PK");
  expect(await lines("graphile_worker", "_private_jobs")).toContain("5207");
});

async function tables(): Promise<readonly { schema: string; name: string }[]> {
  const found = await owner.query(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`,
  );
  return found.rows;
}

/** Every row as text; bytes are also read as characters. The names of 90,000 regions hold no number of this length. */
async function linesOf(schema: string, name: string): Promise<readonly { line: string }[]> {
  if (name === "region") return [];
  const from = `${schema}.${name} t`;
  const bytes = await owner.query<{ column: string }>(
    `SELECT a.attname AS column FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.atttypid = 'bytea'::regtype AND a.attnum > 0`,
    [`${schema}.${name}`],
  );
  const readable = bytes.rows.map(({ column }) => ` || coalesce(encode(${column}, 'escape'), '')`).join("");
  return (await owner.query<{ line: string }>(`SELECT t::text${readable} AS line FROM ${from}`)).rows;
}
