import { type Column, columnsOf, snakeCase } from "../../lib/domain/variable/column";
import type { ItemField, Variable } from "../../lib/domain/variable/variable";

/** One column as both the Prisma schema and the migration need it. */
export interface TableColumn {
  readonly field: string;
  readonly column: string;
  readonly prisma: string;
  readonly sql: string;
  readonly check: string | null;
  readonly comment: string;
}

const PRISMA_TYPE: Readonly<Record<string, string>> = {
  smallint: "Int? @db.SmallInt",
  integer: "Int?",
  "numeric(9,6)": "Decimal? @db.Decimal(9, 6)",
  text: "String?",
  date: "DateTime? @db.Date",
  "smallint[]": "Int[] @db.SmallInt",
  bytea: "Bytes?",
  uuid: "String? @db.Uuid",
};

/** A column the dictionary does not know: keys, counters, instants. */
export function fixedColumn(
  field: string,
  prisma: string,
  sql: string,
  comment: string,
  check: string | null = null,
): TableColumn {
  return { field, column: snakeCase(field), prisma, sql, check, comment };
}

/** Columns of a variable with the CHECK its codes, range, length or shape ask for. */
export function variableColumns(variable: Variable): readonly TableColumn[] {
  return columnsOf(variable).map((column) => ({
    field: column.field,
    column: column.column,
    prisma: variable.required ? (PRISMA_TYPE[column.type] ?? "").replace("?", "") : (PRISMA_TYPE[column.type] ?? ""),
    sql: `${sqlType(column)}${variable.required ? " NOT NULL" : ""}`,
    check: variable.sealedAs === undefined ? checkOf(column) : null,
    comment: commentOf(column),
  }));
}

/** Condition date and source of a section: 1 initial load, 2 condition update, 3 correction, 4 SID import. */
export function freshnessColumns(section: string, label: string): readonly TableColumn[] {
  const source = snakeCase(`${section}Source`);
  return [
    fixedColumn(`${section}AsOf`, "DateTime? @db.Date", "date", `Tanggal keadaan: ${label}`),
    fixedColumn(
      `${section}Source`,
      "Int? @db.SmallInt",
      "smallint",
      `Sumber data: ${label} (1 muatan awal, 2 pemutakhiran, 3 pembetulan, 4 impor SID)`,
      `${source} IN (1, 2, 3, 4)`,
    ),
  ];
}

/** Columns of one field of a repeat's item. */
export function itemColumns(field: ItemField): readonly TableColumn[] {
  const { key, label } = field;
  if (field.kind === "code")
    return [
      fixedColumn(key, "Int? @db.SmallInt", "smallint", label.id, `${snakeCase(key)} IN (${field.codes.join(", ")})`),
    ];
  return [
    fixedColumn(`${key}Sealed`, "String?", "text", `${label.id} (tersegel)`),
    fixedColumn(`${key}Bidx`, "Bytes?", "bytea", `${label.id} (indeks buta)`),
  ];
}

/** Region codes compare byte by byte. */
function sqlType({ type, variable }: Column): string {
  return type === "text" && variable.shape !== undefined && variable.sealedAs === undefined ? 'text COLLATE "C"' : type;
}

function commentOf({ type, variable }: Column): string {
  if (variable.sealedAs === undefined) return variable.label.id;
  return `${variable.label.id} (${type === "bytea" ? "indeks buta" : "tersegel"})`;
}

function checkOf({ column, type, variable }: Column): string | null {
  if (type === "smallint[]") return severalCodesCheck(column, variable);
  if (variable.codes !== undefined) return `${column} IN (${variable.codes.join(", ")})`;
  if (variable.min !== undefined && variable.max !== undefined)
    return `${column} BETWEEN ${variable.min} AND ${variable.max}`;
  if (variable.shape !== undefined) return `${column} ~ '${variable.shape}'`;
  if (variable.maxLength !== undefined) return `char_length(${column}) <= ${variable.maxLength}`;
  return null;
}

/** Known codes only, no NULL inside, and a code that stands alone does stand alone. */
function severalCodesCheck(column: string, variable: Variable): string {
  const codes = `ARRAY[${(variable.codes ?? []).join(", ")}]::smallint[]`;
  const alone = `ARRAY[${(variable.exclusive ?? []).join(", ")}]::smallint[]`;
  return `${column} <@ ${codes} AND array_position(${column}, NULL) IS NULL AND (NOT ${column} && ${alone} OR cardinality(${column}) = 1)`;
}
