import "server-only";
import { type AnswerMap, type AnswerValue, itemsIn, type RepeatItem } from "@/lib/domain/instrument/answers";
import { snakeCase } from "@/lib/domain/variable/column";
import { writableVariables } from "@/lib/domain/variable/dictionary";
import type { ItemField, Repeat, Variable } from "@/lib/domain/variable/variable";
import { blindIndex, seal, unseal } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";
import type { Row } from "./columns";

/** Variables of the household whose answer is a list of items, each a row of a table of its own. */
export const REPEATS: readonly (Variable & { readonly repeat: Repeat })[] = writableVariables("household").flatMap(
  (variable) => (variable.repeat === undefined ? [] : [{ ...variable, repeat: variable.repeat }]),
);

export type RepeatTable = Repeat["table"];
export type RepeatRows = Readonly<Partial<Record<RepeatTable, readonly Row[]>>>;

/** The item rows of a family, in the order they were given. */
export async function findRepeatRows(sql: Sql, regencyCode: string, householdId: string): Promise<RepeatRows> {
  const [household_meter, household_other_kk] = await Promise.all([
    sql<Row>`SELECT * FROM household_meter
      WHERE regency_code = ${regencyCode} AND household_id = ${householdId} ORDER BY ordinal`,
    sql<Row>`SELECT * FROM household_other_kk
      WHERE regency_code = ${regencyCode} AND household_id = ${householdId} ORDER BY ordinal`,
  ]);
  return { household_meter, household_other_kk };
}

/** Item rows as answers, identifiers opened; a variable without rows is not answered. */
export function repeatAnswers(rows: RepeatRows): AnswerMap {
  return Object.fromEntries(
    REPEATS.flatMap(({ key, repeat }) => {
      const items = (rows[repeat.table] ?? []).map((row) => toItem(repeat, row));
      return items.length === 0 ? [] : [[key, items]];
    }),
  );
}

function toItem({ fields }: Repeat, row: Row): RepeatItem {
  return Object.fromEntries(fields.map((field) => [field.key, readField(field, row)]));
}

function readField(field: ItemField, row: Row): number | string | null {
  if (field.kind === "sealed") {
    const sealed = row[snakeCase(`${field.key}Sealed`)];
    return typeof sealed === "string" ? unseal(sealed) : null;
  }
  const code = row[snakeCase(field.key)];
  return typeof code === "number" ? code : null;
}

export interface RepeatPlace {
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly householdId: string;
}

/** Writes the lists that changed, whole: an item has no life of its own beyond the answer that names it. */
export async function writeRepeats(sql: Sql, place: RepeatPlace, changed: AnswerMap): Promise<void> {
  for (const { key, repeat } of REPEATS) {
    const value = changed[key];
    if (value === undefined) continue;
    await sql.text(`DELETE FROM ${repeat.table} WHERE regency_code = $1 AND household_id = $2`, [
      place.regencyCode,
      place.householdId,
    ]);
    await insertItems(sql, place, repeat, value);
  }
}

async function insertItems(sql: Sql, place: RepeatPlace, repeat: Repeat, value: AnswerValue): Promise<void> {
  const fixed = ["regency_code", "household_id", "village_code", "ordinal"];
  for (const [index, item] of itemsIn(value).entries()) {
    const cells = repeat.fields.flatMap((field) => fieldCells(field, item));
    const columns = [...fixed, ...cells.map(([column]) => column)];
    const marks = columns.map((_, at) => `$${at + 1}`);
    await sql.text(`INSERT INTO ${repeat.table} (${columns.join(", ")}) VALUES (${marks.join(", ")})`, [
      place.regencyCode,
      place.householdId,
      place.villageCode,
      index + 1,
      ...cells.map(([, cell]) => cell),
    ]);
  }
}

function fieldCells(field: ItemField, item: RepeatItem): readonly (readonly [string, unknown])[] {
  const value = item[field.key] ?? null;
  if (field.kind === "code") return [[snakeCase(field.key), value]];
  const plain = typeof value === "string" && value !== "" ? value : null;
  return [
    [snakeCase(`${field.key}Sealed`), plain === null ? null : seal(plain)],
    [snakeCase(`${field.key}Bidx`), plain === null ? null : blindIndex(plain)],
  ];
}
