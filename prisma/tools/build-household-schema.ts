/**
 * Writes the models Household, HouseholdKk, HouseholdMeter, HouseholdOtherKk, Member and MemberCivil from the variable dictionary:
 *   npx tsx prisma/tools/build-household-schema.ts          the Prisma files
 *   npx tsx prisma/tools/build-household-schema.ts --sql    also the migration that creates the tables
 * The migration is written once. After it has been applied anywhere, a new variable gets a migration of its own.
 */
import { writeFileSync } from "node:fs";
import { prismaModel } from "./prisma-model";
import {
  HOUSEHOLD,
  HOUSEHOLD_KK,
  HOUSEHOLD_METER,
  HOUSEHOLD_OTHER_KK,
  MEMBER,
  MEMBER_CIVIL,
  type Table,
} from "./table";
import { tableSql } from "./table-sql";

const GENERATED = "// Written by prisma/tools/build-household-schema.ts from lib/domain/variable. Change it there.";
const FILES: readonly (readonly [string, readonly Table[]])[] = [
  ["household", [HOUSEHOLD, HOUSEHOLD_KK, HOUSEHOLD_METER, HOUSEHOLD_OTHER_KK]],
  ["member", [MEMBER, MEMBER_CIVIL]],
];
const MIGRATION = new URL("../migrations/20261122000200_household_tables/migration.sql", import.meta.url);
const SCHEMA_FOLDER = new URL("../schema/", import.meta.url);

for (const [name, tables] of FILES) {
  const text = `${[GENERATED, ...tables.map(prismaModel)].join("\n\n")}\n`;
  writeFileSync(new URL(`${name}.prisma`, SCHEMA_FOLDER), text);
}

if (process.argv.includes("--sql")) {
  const head = [
    "-- The canonical record: one row a family, one a person, its civil-registration row, and the KK numbers a family had.",
    "-- Every answer is a typed column with the codes of the dictionary as its CHECK. Keys begin with the regency, so the",
    "-- same tables run on one server and distributed. Policies and grants follow in a migration of their own.",
  ].join("\n");
  const tables = FILES.flatMap(([, list]) => list).map(tableSql);
  writeFileSync(MIGRATION, `${[head, ...tables].join("\n\n")}\n`);
}
