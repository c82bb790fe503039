import "server-only";
import type pg from "pg";
import { statementName } from "./statement-name";

/** A parameterised statement: every interpolated value becomes a bind parameter, never text. */
export interface Sql {
  <Row extends object = Record<string, unknown>>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>;
  /** For `lib/server/db/row.ts` alone: a statement whose column names were checked there. */
  text(statement: string, values: readonly unknown[]): Promise<Record<string, unknown>[]>;
}

/** Statements of one connection. The row type is what the statement's columns say; it is not checked at run time. */
export function sqlOn(client: pg.ClientBase | pg.Pool): Sql {
  const tagged = async <Row extends object>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> => {
    const statement = text.reduce((joined, part, index) => `${joined}$${index}${part}`);
    const result = await client.query({ name: statementName(statement), text: statement, values });
    return result.rows as Row[];
  };
  return Object.assign(tagged, {
    text: async (statement: string, values: readonly unknown[]) => (await client.query(statement, [...values])).rows,
  });
}
