import "server-only";
import { HTTP_STATUS, type Outcome, refuse } from "@/lib/domain/error/error-code";
import { databaseRefusal } from "@/lib/server/command/database-error";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";

/** An outcome as a device's answer. */
export function answer(outcome: Outcome<object>): Response {
  const wait = outcome.ok ? undefined : outcome.error.info?.["retryAfterMs"];
  if (typeof wait === "number") return tooMany(wait);
  return plainResponse(outcome.ok ? 200 : HTTP_STATUS[outcome.error.code], outcome);
}

/** When to come again, in the body to the millisecond and in the header as every proxy understands it. */
export function tooMany(waitMs: number): Response {
  const outcome = refuse("RATE_LIMITED", { info: { retryAfterMs: waitMs } });
  return plainResponse(429, outcome, { "Retry-After": String(Math.ceil(waitMs / 1_000)) });
}

/** A database that is away is told as that: the device keeps everything and comes again. */
export function failed(error: unknown): Outcome<object> {
  const known = databaseRefusal(error);
  if (known !== null) return { ok: false, error: known };
  log().error(
    { kind: error instanceof Error ? error.name : "unknown", code: databaseFault(error)?.code },
    "synchronising failed",
  );
  return refuse("INTERNAL");
}

/**
 * An answer, never cached. The framework packs it where the device takes that: it drops the encoding that a handler names, so one
 * packed here would be packed twice and read by nobody.
 */
function plainResponse(status: number, body: unknown, extra: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "private, no-store", ...extra } });
}
