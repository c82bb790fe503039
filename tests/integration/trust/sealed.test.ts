import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";

const VILLAGE = "5207052001";
const owner = new Client({ connectionString: inject("ownerUrl") });
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
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

it("keeps no NIK, KK or PLN id readable in any table (DECIDED 5)", async () => {
  const secrets = new Set(["9955667788990001", "9955667788990002", "9955667788990003"]);
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
  const tables = await owner.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace) AND relkind = 'r'",
  );
  let searched = 0;
  for (const { name } of tables.rows.filter((table) => !table.name.startsWith("_private"))) {
    const rows = await owner
      .query<{ line: string }>(
        `SELECT t::text AS line FROM ${name === "region" ? "(SELECT * FROM region LIMIT 10)" : `public.${name}`} t`,
      )
      .catch(() => null);
    for (const row of rows?.rows ?? []) {
      searched += 1;
      for (const found of row.line.match(/\d{11,16}/g) ?? [])
        if (secrets.has(found))
          throw new Error(
            `${name}: a readable identifier in ${row.line.slice(Math.max(0, row.line.indexOf(found) - 90), row.line.indexOf(found))}`,
          );
    }
  }
  expect(searched).toBeGreaterThan(200);
});
