import "server-only";
import type pg from "pg";
import { Prisma } from "./generated/client";
import { statementName } from "./statement-name";

/**
 * A parameterised statement: every interpolated value becomes a bind parameter, never text. A `Prisma.sql` fragment
 * brings its own text and parameters, so that conditions can be put together.
 */
export interface Sql {
  <Row extends object = Record<string, unknown>>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>;
  /** For `lib/server/db/row.ts` alone: a statement whose column names were checked there. */
  text(statement: string, values: readonly unknown[]): Promise<Record<string, unknown>[]>;
}

/**
 * Statements of one connection. The row type is what the statement's columns say; it is not checked at run time.
 * @param isOver true once the connection may be somebody else's: a statement that comes too late must not run there
 */
export function sqlOn(client: pg.ClientBase | pg.Pool, isOver: () => boolean = () => false): Sql {
  const tagged = async <Row extends object>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> => {
    if (isOver()) throw new Error("the transaction of this statement has ended");
    const statement = statementOf(text, values);
    const result = await client.query({ ...statement, name: statementName(statement.text) });
    return result.rows as Row[];
  };
  return Object.assign(tagged, {
    text: async (statement: string, values: readonly unknown[]) => {
      if (isOver()) throw new Error("the transaction of this statement has ended");
      return (await client.query(statement, [...values])).rows;
    },
  });
}

function statementOf(parts: TemplateStringsArray, values: unknown[]): { readonly text: string; values: unknown[] } {
  if (values.some((value) => value instanceof Prisma.Sql)) {
    const { text, values: flat } = new Prisma.Sql(parts, values);
    return { text, values: flat };
  }
  return { text: parts.reduce((joined, part, index) => `${joined}$${index}${part}`), values };
}
