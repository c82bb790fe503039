import "server-only";
import pg from "pg";
import type { Refusal } from "@/lib/domain/error/error-code";

const UNIQUE_VIOLATION = "23505";
/** Serialisation failure, deadlock. */
const RETRIABLE = ["40001", "40P01"];
/** Statement or lock timeout, too many connections, server shutting down or starting. */
const UNAVAILABLE = ["57014", "55P03", "53300", "57P01", "57P02", "57P03"];

/** Another request of the same operation id committed first: run again to read its stored result. */
export function isOperationReplay(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION && error.constraint === "operation_pkey";
}

export function isRetriable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== undefined && RETRIABLE.includes(error.code);
}

/** The refusal that a database error stands for, or null when it is a surprise. */
export function databaseRefusal(error: unknown): Refusal | null {
  if (error instanceof pg.DatabaseError) {
    if (error.code === UNIQUE_VIOLATION && error.constraint === "proposal_one_open") {
      return { code: "DUPLICATE_OPEN_PROPOSAL" };
    }
    if (error.code !== undefined && UNAVAILABLE.includes(error.code)) return { code: "UNAVAILABLE" };
    return null;
  }
  return isConnectionLoss(error) ? { code: "UNAVAILABLE" } : null;
}

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"].includes(code) ||
    /Connection terminated|timeout exceeded/.test(error.message)
  );
}
