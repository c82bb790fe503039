import "server-only";
import type { Sql } from "@/lib/server/db/sql";
import { dropOpen, followPeople } from "@/lib/server/hint/follow";
import { movePast } from "@/lib/server/past-list/follow";

interface Moved {
  readonly sql: Sql;
  readonly now: Date;
  readonly fromRegency: string;
  readonly uids: readonly string[];
  readonly to: { readonly regencyCode: string; readonly villageCode: string; readonly householdId: string };
}

/**
 * What is known of people goes with them: Dukcapil's word, what offices say of them, and the sides of their open pairs. Doubles are looked
 * for within a regency, so a pair that a move parts is let go; the new regency's search will look again.
 */
export async function followMove({ sql, now, fromRegency, uids, to }: Moved): Promise<void> {
  if (to.regencyCode === fromRegency) {
    await sql`UPDATE nik_match SET village_code = ${to.villageCode}, household_id = ${to.householdId}
      WHERE regency_code = ${fromRegency} AND person_uid = ANY (${uids}::uuid[])`;
    await sql`UPDATE duplicate_case SET village_code = ${to.villageCode}, household_id = ${to.householdId}, updated_at = ${now}
      WHERE regency_code = ${fromRegency} AND person_uid = ANY (${uids}::uuid[])`;
    await sql`UPDATE duplicate_case SET other_village_code = ${to.villageCode}, other_household_id = ${to.householdId}, updated_at = ${now}
      WHERE regency_code = ${fromRegency} AND other_person_uid = ANY (${uids}::uuid[])`;
    await followPeople(sql, uids, to);
    await movePast(sql, uids, to);
    return;
  }
  await dropOpen(sql, fromRegency, uids);
  await sql`INSERT INTO nik_match (regency_code, person_uid, village_code, household_id, status, nik_sealed, nik_bidx, source, replied_on,
      note_sealed, batch_id, explained_at, explained_by, explanation, updated_at)
    SELECT ${to.regencyCode}, person_uid, ${to.villageCode}, ${to.householdId}, status, nik_sealed, nik_bidx, source, replied_on, note_sealed,
      batch_id, explained_at, explained_by, explanation, ${now}
    FROM nik_match WHERE regency_code = ${fromRegency} AND person_uid = ANY (${uids}::uuid[])
    ON CONFLICT (regency_code, person_uid) DO UPDATE SET village_code = excluded.village_code, household_id = excluded.household_id,
      status = excluded.status, nik_sealed = excluded.nik_sealed, nik_bidx = excluded.nik_bidx, replied_on = excluded.replied_on,
      note_sealed = excluded.note_sealed, batch_id = excluded.batch_id, explained_at = excluded.explained_at,
      explained_by = excluded.explained_by, explanation = excluded.explanation, updated_at = excluded.updated_at`;
  await sql`WITH gone AS (
      UPDATE duplicate_case SET state = 'void', version = version + 1, state_since = ${now}, updated_at = ${now}
      WHERE regency_code = ${fromRegency} AND state IN ('open', 'same') AND (person_uid = ANY (${uids}::uuid[]) OR other_person_uid = ANY (${uids}::uuid[]))
      RETURNING regency_code, village_code, other_village_code, id, score)
    INSERT INTO duplicate_event (regency_code, id, village_code, other_village_code, case_id, at, role, event, from_state, to_state, score)
    SELECT regency_code, gen_random_uuid(), village_code, other_village_code, id, ${now}, 'system', 'void', 'open', 'void', score FROM gone`;
}
