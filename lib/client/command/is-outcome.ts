import type { Outcome } from "@/lib/domain/error/error-code";

/** Whether what came back is the portal's own answer, and not that of something in between. */
export function isOutcome<T>(body: unknown): body is Outcome<T> {
  return typeof body === "object" && body !== null && "ok" in body;
}
