import "server-only";
import * as z from "zod";
import type { AttemptTimes } from "@/lib/domain/exam/attempt";
import type { PaperQuestion } from "@/lib/domain/exam/draw";
import type { OptionPlace } from "@/lib/domain/exam/question";
import type { PaperAnswers } from "@/lib/domain/exam/score";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

export const optionPlace = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

const paperSchema = z.array(z.strictObject({ code: z.string(), optionOrder: z.array(optionPlace).length(4) }));

/** A sitting as it is stored. */
export interface Attempt extends AttemptTimes {
  readonly id: string;
  readonly userId: string;
  /** Of the seat or of the test again, whichever it is a try of. */
  readonly testId: string;
  /** Null for a test again. */
  readonly enrolmentId: string | null;
  readonly retestId: string | null;
  readonly regionCode: string;
  readonly tryNumber: number;
  /** The percentage that passes it. */
  readonly passMark: number;
  readonly paper: readonly PaperQuestion[];
}

type AttemptRow = Omit<Attempt, "paper"> & { readonly paper: unknown };

/** The person's own tries `t` of the posts `a`, each with the mark of its training or of its test again. */
const ATTEMPT_COLUMNS = Prisma.sql`t.id, t.user_id AS "userId", t.enrolment_id AS "enrolmentId", t.retest_id AS "retestId",
    coalesce(t.enrolment_id, t.retest_id) AS "testId", a.region_code AS "regionCode", t.try_number AS "tryNumber", t.paper,
    t.started_at AS "startedAt", t.ends_at AS "endsAt", t.finished_at AS "finishedAt", coalesce(s.pass_mark, r.pass_mark) AS "passMark"
  FROM exam_attempt t JOIN appointment a ON a.id = t.appointment_id LEFT JOIN training_enrolment e ON e.id = t.enrolment_id
    LEFT JOIN training_session s ON s.id = e.session_id LEFT JOIN retest r ON r.id = t.retest_id`;

function toAttempt(row: AttemptRow): Attempt {
  return { ...row, paper: paperSchema.parse(row.paper) };
}

/**
 * Whatever scores or begins a test of a person waits for its turn here, until the end of the transaction: two starts at once
 * give one attempt, and the clock's job and the person's own finish meet in no other order.
 */
export async function lockPerson(sql: Sql, userId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`exam:${userId}`}, 0))`;
}

/** A person's own attempt, locked: answers and the scoring happen one after the other. Null for another's. */
export async function lockAttempt(sql: Sql, userId: string, attemptId: string): Promise<Attempt | null> {
  const [row] = await sql<AttemptRow>`SELECT ${ATTEMPT_COLUMNS}
        WHERE t.id = ${attemptId} AND t.user_id = ${userId} FOR UPDATE OF t`;
  return row === undefined ? null : toAttempt(row);
}

/** A person's own attempt, for reading. Null for another's. */
export async function findOwnAttempt(sql: Sql, userId: string, attemptId: string): Promise<Attempt | null> {
  const [row] = await sql<AttemptRow>`SELECT ${ATTEMPT_COLUMNS}
        WHERE t.id = ${attemptId} AND t.user_id = ${userId}`;
  return row === undefined ? null : toAttempt(row);
}

/** What was answered, by place; of a person's own attempt alone. */
export async function answersOf(sql: Sql, userId: string, attemptId: string): Promise<PaperAnswers> {
  const rows = await sql<{ place: number; option: OptionPlace }>`SELECT w.place, w.option
    FROM exam_answer w JOIN exam_attempt t ON t.id = w.attempt_id
    WHERE w.attempt_id = ${attemptId} AND t.user_id = ${userId}`;
  return new Map(rows.map(({ place, option }) => [place, option]));
}
