import "server-only";
import type { Refusal } from "@/lib/domain/error/error-code";
import { databaseFault } from "@/lib/server/db/database-error";

const UNIQUE_VIOLATION = "23505";
/** Serialisation failure, deadlock. */
const RETRIABLE = ["40001", "40P01"];
/** Statement or lock timeout, too many connections, server shutting down or starting. */
const UNAVAILABLE = ["57014", "55P03", "53300", "57P01", "57P02", "57P03"];

/** Somebody's row was there first; run again to see it, or to read the stored result of the same operation. */
export function isUniqueViolation(error: unknown): boolean {
  return databaseFault(error)?.code === UNIQUE_VIOLATION;
}

export function isRetriable(error: unknown): boolean {
  return RETRIABLE.includes(databaseFault(error)?.code ?? "");
}

/** The refusal that a database error stands for, or null when it is a surprise. */
export function databaseRefusal(error: unknown): Refusal | null {
  const fault = databaseFault(error);
  if (fault !== null) {
    if (fault.code === UNIQUE_VIOLATION && fault.constraint === "proposal_one_open")
      return { code: "DUPLICATE_OPEN_PROPOSAL" };
    // The id came from the page and stands for another row already: the repeat of an earlier message, under a new operation.
    if (fault.code === UNIQUE_VIOLATION && fault.constraint.endsWith("_pkey")) return { code: "IDEMPOTENCY_MISMATCH" };
    return UNAVAILABLE.includes(fault.code) ? { code: "UNAVAILABLE" } : null;
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
