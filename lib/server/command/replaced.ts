import "server-only";
import { type Refusal, refuse } from "@/lib/domain/error/error-code";
import { REPLACED } from "@/lib/domain/field/operation";
import type { Sql } from "@/lib/server/db/sql";
import type { Origin, Overtaken } from "./command";

/**
 * Operations of one record of a device run one after the other, whichever way they come: by its own network and by a file that
 * somebody carries, say. Only so is an operation surely seen by the one that takes its place, or the other way round.
 */
export async function holdRecord(sql: Sql, { recordId }: Pick<Origin, "recordId">): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`field-record:${recordId}`}, 0))`;
}

/** What a device hears of an operation in whose place another one stands: it is over, and nobody need look. */
export function replacedRefusal(): { readonly ok: false; readonly error: Refusal } {
  return refuse("STALE", { info: { reason: REPLACED } });
}

/** An operation of a person, on their regency's shelf. */
export interface OperationPlace {
  readonly shelf: string;
  readonly userId: string;
  readonly opId: string;
}

export async function isReplaced(sql: Sql, { shelf, userId, opId }: OperationPlace): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM operation_replaced
    WHERE regency_code = ${shelf} AND user_id = ${userId} AND op_id = ${opId}`;
  return rows.length > 0;
}

/** Of what an operation stands in place of, that which came first and was taken; undefined where none was. */
export async function findOvertaken(
  sql: Sql,
  { shelf, userId }: OperationPlace,
  { replaces }: Pick<Origin, "replaces">,
): Promise<Overtaken | undefined> {
  if (replaces.length === 0) return undefined;
  const rows = await sql<{ at: Date; version: number | null }>`SELECT received_at AS at,
      CASE WHEN jsonb_typeof(result -> 'version') = 'number' THEN (result ->> 'version')::int END AS version FROM operation
    WHERE regency_code = ${shelf} AND user_id = ${userId} AND id = ANY (${[...replaces]}::uuid[])`;
  if (rows.length === 0) return undefined;
  const versions = rows.flatMap(({ version }) => version ?? []);
  return { at: rows.map(({ at }) => at.getTime()), version: versions.length === 0 ? null : Math.max(...versions) };
}

/** Keeps what an operation stands in place of; what is named twice keeps the first. */
export async function noteReplaced(
  sql: Sql,
  { shelf, userId, opId }: OperationPlace,
  { replaces }: Pick<Origin, "replaces">,
  now: Date,
): Promise<void> {
  if (replaces.length === 0) return;
  await sql`INSERT INTO operation_replaced (regency_code, user_id, op_id, by_op, replaced_at)
    SELECT ${shelf}, ${userId}::uuid, id, ${opId}::uuid, ${now}::timestamptz FROM unnest(${[...replaces]}::uuid[]) AS id
    ON CONFLICT DO NOTHING`;
}
