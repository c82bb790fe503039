import type { SealedColumn, SqlType, Variable } from "./variable";

export type ColumnType = SqlType | "bytea";

export interface Column {
  /** Prisma field. */
  readonly field: string;
  /** Database column: the field in snake_case. */
  readonly column: string;
  readonly type: ColumnType;
  readonly variable: Variable;
}

/** Names already turned: the dictionary's, asked for with every row that is read. */
const turned = new Map<string, string>();

/** snake_case of a field name of the dictionary; digits stay with the word before them (`assetGas55` is `asset_gas55`). */
export function snakeCase(field: string): string {
  const known = turned.get(field);
  if (known !== undefined) return known;
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  turned.set(field, column);
  return column;
}

/** The fields that hold a sealed identifier: ciphertext for showing, blind index for finding. */
export function sealedFields(name: SealedColumn): { readonly sealed: string; readonly bidx: string } {
  return { sealed: `${name}Sealed`, bidx: `${name}Bidx` };
}

/** Columns of a variable: one, two for a sealed identifier, none for a derived variable. */
export function columnsOf(variable: Variable): readonly Column[] {
  if (variable.sealedAs !== undefined) {
    const { sealed, bidx } = sealedFields(variable.sealedAs);
    return [column(sealed, "text", variable), column(bidx, "bytea", variable)];
  }
  return variable.sql === null ? [] : [column(variable.key, variable.sql, variable)];
}

function column(field: string, type: ColumnType, variable: Variable): Column {
  return { field, column: snakeCase(field), type, variable };
}
