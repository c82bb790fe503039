import "server-only";
import type { Sql } from "./sql";

/** Column names come from the variable dictionary; anything that is not a plain name stops here. */
const NAME = /^[a-z][a-z0-9_]*$/;

export type RowValues = Readonly<Record<string, unknown>>;

function names(values: RowValues): string[] {
  const columns = Object.keys(values);
  const stray = columns.find((column) => !NAME.test(column));
  if (stray !== undefined) throw new Error("not a column name");
  return columns;
}

/** Inserts one row with the given columns. Values are bind parameters. */
export async function insertRow(
  sql: Sql,
  table: "household" | "member" | "member_civil",
  values: RowValues,
): Promise<void> {
  const columns = names(values);
  const marks = columns.map((_, index) => `$${index + 1}`);
  await sql.text(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${marks.join(", ")})`, Object.values(values));
}

/** Updates the row of a regency and id. Answers how many rows were written: 0 when the scope does not hold it. */
export async function updateRow(
  sql: Sql,
  table: "household" | "member" | "member_civil",
  key: { readonly regencyCode: string; readonly id: string },
  values: RowValues,
): Promise<number> {
  const columns = names(values);
  const sets = columns.map((column, index) => `${column} = $${index + 3}`);
  const rows = await sql.text(
    `UPDATE ${table} SET ${sets.join(", ")} WHERE regency_code = $1 AND id = $2 RETURNING 1`,
    [key.regencyCode, key.id, ...Object.values(values)],
  );
  return rows.length;
}
