import "server-only";
import pg from "pg";

/** What PostgreSQL said: its code and the constraint, never the message, which may quote a row. */
export interface DatabaseFault {
  readonly code: string;
  readonly constraint: string;
}

/** The fault behind an error; null when it did not come from the database. */
export function databaseFault(error: unknown): DatabaseFault | null {
  if (!(error instanceof pg.DatabaseError)) return null;
  return { code: error.code ?? "", constraint: error.constraint ?? "" };
}
