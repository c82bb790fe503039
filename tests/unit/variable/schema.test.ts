import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Column, columnsOf, snakeCase } from "@/lib/domain/variable/column";
import { findVariable, variablesOf } from "@/lib/domain/variable/dictionary";
import type { Level } from "@/lib/domain/variable/variable";

const read = (path: string) => readFileSync(new URL(`../../../prisma/${path}`, import.meta.url), "utf8");
const schema = read("schema/household.prisma") + read("schema/member.prisma");
const sql =
  read("migrations/20261122000200_household_tables/migration.sql") +
  read("migrations/20261125000500_instrument_2026/migration.sql") +
  read("migrations/20261125000300_duplicate/migration.sql") +
  read("migrations/20261125000700_regional/migration.sql");

const TABLES: readonly (readonly [Level, string, string])[] = [
  ["household", "Household", "household"],
  ["member", "Member", "member"],
  ["civil", "MemberCivil", "member_civil"],
];

const PRISMA_TYPES: Readonly<Record<string, RegExp>> = {
  smallint: /^Int\?.*@db\.SmallInt$/,
  text: /^String\??( @map\(.*\))?$/,
  date: /^DateTime\?.*@db\.Date$/,
  "numeric(9,6)": /^Decimal\?.*@db\.Decimal\(9, 6\)$/,
  "smallint[]": /^Int\[\].*@db\.SmallInt$/,
  integer: /^Int\?( @map\(.*\))?$/,
  uuid: /^String\?.*@db\.Uuid$/,
  bytea: /^Bytes\?/,
};

/** Field to its type with attributes and the comment above it. */
function fieldsOf(model: string): Map<string, { type: string; comment: string }> {
  const body = new RegExp(`^model ${model} \\{\\n([\\s\\S]*?)^\\}`, "m").exec(schema)?.[1] ?? "";
  const lines = [...body.matchAll(/^ {2}\/\/\/ (.*)\n {2}(\w+) +(.*)$/gm)];
  return new Map(
    lines.map(([, comment = "", field = "", type = ""]) => [field, { type: type.replace(/ +/g, " "), comment }]),
  );
}

/** Column to its definition line. */
function columnLines(table: string): Map<string, string> {
  const body = new RegExp(`CREATE TABLE public\\.${table} \\(\\n([\\s\\S]*?)\\n\\) WITH`).exec(sql)?.[1] ?? "";
  const added = [...sql.matchAll(new RegExp(`ALTER TABLE public\\.${table}\\n([\\s\\S]*?);\\n`, "g"))].map(
    ([, part = ""]) => part.replaceAll("ADD COLUMN ", ""),
  );
  const lines = [body, ...added]
    .join(",\n")
    .split("\n")
    .map((line) => line.trim().replace(/,$/, ""));
  const found = lines.filter((line) => !line.startsWith("CONSTRAINT")).map((line) => [line.split(" ")[0] ?? "", line]);
  return new Map(found.map(([column = "", line = ""]) => [column, rechecked(table, column, line)]));
}

/** A check that a later migration replaced stands where the first one stood. */
function rechecked(table: string, column: string, line: string): string {
  const later = new RegExp(`ADD CONSTRAINT ${table}_${column}_check (CHECK .*);`).exec(sql)?.[1];
  return later === undefined ? line : line.replace(/CHECK .*$/, later);
}

function numbersIn(text: string | undefined): readonly number[] {
  return (text ?? "").split(",").map(Number);
}

function expectCheck({ column, variable, type }: Column, line: string): void {
  if (type === "smallint[]") {
    expect(numbersIn(/<@ ARRAY\[([\d, ]+)\]/.exec(line)?.[1]), column).toEqual(variable.codes);
    expect(numbersIn(/&& ARRAY\[([\d, ]+)\]/.exec(line)?.[1]), column).toEqual(variable.exclusive);
  } else if (variable.codes !== undefined) {
    expect(numbersIn(/ IN \(([\d, ]+)\)/.exec(line)?.[1]), column).toEqual(variable.codes);
  } else if (variable.min !== undefined) {
    const [, low, high] = /BETWEEN ([-\d.]+) AND ([-\d.]+)/.exec(line) ?? [];
    expect([Number(low), Number(high)], column).toEqual([variable.min, variable.max]);
  } else if (variable.shape !== undefined && variable.sealedAs === undefined) {
    expect(line, column).toContain(`~ '${variable.shape}'`);
    expect(line, column).toContain('COLLATE "C"');
  } else if (variable.maxLength !== undefined) {
    expect(line, column).toContain(`char_length(${column}) <= ${variable.maxLength})`);
  } else {
    expect(line, column).not.toContain("CHECK");
  }
}

describe.each([
  ["household_meter", "HouseholdMeter", "meters"],
  ["household_other_kk", "HouseholdOtherKk", "otherKkNumbers"],
] as const)("the items in %s", (table, model, key) => {
  it("have a column for every field, sealed ones as ciphertext and blind index", () => {
    const lines = columnLines(table);
    const fields = fieldsOf(model);
    for (const field of findVariable("household", key)?.repeat?.fields ?? []) {
      const names = field.kind === "sealed" ? [`${field.key}Sealed`, `${field.key}Bidx`] : [field.key];
      for (const name of names) expect(fields.has(name), name).toBe(true);
      if (field.kind === "code")
        expect(numbersIn(/ IN \(([\d, ]+)\)/.exec(lines.get(snakeCase(field.key)) ?? "")?.[1])).toEqual(field.codes);
    }
    expect([...lines.keys()].sort()).toEqual([...fields.keys()].map(snakeCase).sort());
  });
});

describe.each(TABLES)("%s", (level, model, table) => {
  const fields = fieldsOf(model);
  const lines = columnLines(table);
  const columns = variablesOf(level).flatMap(columnsOf);

  it("has every variable as a field of its type, with its Indonesian name", () => {
    for (const column of columns) {
      const field = fields.get(column.field);
      expect(field?.type, column.field).toMatch(PRISMA_TYPES[column.type] ?? /^$/);
      expect(field?.comment, column.field).toContain(column.variable.label.id);
    }
  });

  it("has every variable as a column with the dictionary's check and comment", () => {
    for (const column of columns) {
      const line = lines.get(column.column);
      expect(line, column.column).toBeDefined();
      expect(line, column.column).toContain(` ${column.type}`);
      expectCheck(column, line ?? "");
      expect(sql).toContain(
        `COMMENT ON COLUMN public.${table}.${column.column} IS '${fields.get(column.field)?.comment.replaceAll("'", "''")}'`,
      );
    }
  });

  it("has the same columns in the schema and in the migration", () => {
    const mapped = [...fields].map(([field, { type }]) => /@map\("(\w+)"\)/.exec(type)?.[1] ?? field);
    expect([...lines.keys()].sort()).toEqual([...mapped].sort());
  });

  it("begins its key and its relations with the regency", () => {
    expect(lines.get("village_code")).toContain("regency_code = left(village_code, 4)");
    expect(sql).toContain(`CONSTRAINT ${table}_pkey PRIMARY KEY (regency_code, id)`);
    expect(schema).not.toMatch(/onUpdate: Cascade|onDelete: SetNull|@default\(now|@updatedAt/);
  });
});
