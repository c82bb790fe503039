import "server-only";
import { type Refusal, refuse } from "@/lib/domain/error/error-code";
import { practiceProblem } from "@/lib/domain/practice/practice-page";
import type { Sql } from "@/lib/server/db/sql";
import { findSeat } from "@/lib/server/exam/seat";

/** Why the practical part of an own seat cannot be worked at now; holds the seat. Free practice is always open. */
export async function seatProblem(
  sql: Sql,
  { userId, enrolmentId }: { readonly userId: string; readonly enrolmentId: string | null },
  now: Date,
): Promise<{ readonly ok: false; readonly error: Refusal } | null> {
  if (enrolmentId === null) return null;
  const seat = await findSeat(sql, { userId, testId: enrolmentId, isToStart: true }, now);
  if (seat === null) return refuse("NOT_FOUND");
  const problem = practiceProblem({ ...seat.facts, practicePassedAt: seat.practicePassedAt }, now);
  return problem === null ? null : refuse("NOT_ALLOWED_NOW", { fields: [{ path: "enrolmentId", detail: problem }] });
}
