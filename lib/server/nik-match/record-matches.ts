import "server-only";
import type { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

/** Where words on NIKs come from: a reply of Dukcapil's, or one of the centre to a package. */
interface MatchSource {
  readonly regencyCode: string;
  /** The file. */
  readonly batchId: string;
  readonly userId: string;
  readonly source: "reply-file" | "delivery-reply";
  readonly now: Date;
}

/**
 * Writes what is said of people's NIKs, with its history; a later letter's word stands. Somebody whose NIK does not match is work for the village
 * until the NIK is corrected or explained.
 * @param taken each person once: village_code, household_id, person_uid, status, nik_sealed, nik_bidx, note_sealed, replied_on
 * @returns of how many people the word stands now
 */
export async function recordMatches(sql: Sql, from: MatchSource, taken: Prisma.Sql): Promise<number> {
  const { regencyCode, batchId, userId, source, now } = from;
  const written = await sql`WITH taken AS (${taken}), told AS (
      INSERT INTO nik_match_event (regency_code, id, village_code, household_id, person_uid, at, actor_id, event, status, nik_sealed,
        nik_bidx, source, replied_on, note_sealed, batch_id)
      SELECT ${regencyCode}, gen_random_uuid(), village_code, household_id, person_uid, ${now}, ${userId}, 'reply', status, nik_sealed,
        nik_bidx, ${source}, replied_on, note_sealed, ${batchId}::uuid FROM taken
    )
    INSERT INTO nik_match AS n (regency_code, person_uid, village_code, household_id, status, nik_sealed, nik_bidx, source, replied_on,
      note_sealed, batch_id, updated_at)
    SELECT ${regencyCode}, person_uid, village_code, household_id, status, nik_sealed, nik_bidx, ${source}, replied_on, note_sealed,
      ${batchId}::uuid, ${now} FROM taken
    ON CONFLICT (regency_code, person_uid) DO UPDATE SET village_code = excluded.village_code, household_id = excluded.household_id,
      status = excluded.status, nik_sealed = excluded.nik_sealed, nik_bidx = excluded.nik_bidx, source = excluded.source,
      replied_on = excluded.replied_on, note_sealed = excluded.note_sealed, batch_id = excluded.batch_id, updated_at = excluded.updated_at,
      explained_at = NULL, explained_by = NULL, explanation = NULL
    WHERE n.replied_on <= excluded.replied_on
    RETURNING 1`;
  return written.length;
}
