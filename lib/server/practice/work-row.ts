import "server-only";
import type { Payload } from "@/lib/domain/proposal/payload";
import type { Sql } from "@/lib/server/db/sql";
import { unsealPayload } from "@/lib/server/proposal/sealed-payload";

/** What somebody has made of a task so far. */
export interface PracticeWork {
  readonly id: string;
  /** Null: free practice. */
  readonly enrolmentId: string | null;
  readonly task: string;
  /** Null for pairs. Identifiers are plain: memory only. */
  readonly payload: Payload | null;
  readonly round: number;
  readonly version: number;
  readonly doneAt: Date | null;
}

/** An own work, held until the end of the transaction. Null for another's. */
export async function lockWork(sql: Sql, userId: string, id: string): Promise<PracticeWork | null> {
  const [row] =
    await sql<PracticeWork>`SELECT id, enrolment_id AS "enrolmentId", task, payload, round, version, done_at AS "doneAt"
    FROM practice_work WHERE id = ${id} AND user_id = ${userId} FOR UPDATE`;
  return row === undefined ? null : opened(row);
}

/** All that a person has begun of a seat, or of free practice. */
export async function listWorks(
  sql: Sql,
  userId: string,
  enrolmentId: string | null,
): Promise<readonly PracticeWork[]> {
  const rows =
    await sql<PracticeWork>`SELECT id, enrolment_id AS "enrolmentId", task, payload, round, version, done_at AS "doneAt"
    FROM practice_work WHERE user_id = ${userId} AND enrolment_id IS NOT DISTINCT FROM ${enrolmentId}::uuid ORDER BY task`;
  return rows.map(opened);
}

function opened(row: PracticeWork): PracticeWork {
  return { ...row, payload: row.payload === null ? null : unsealPayload(row.payload) };
}
