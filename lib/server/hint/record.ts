import "server-only";
import { hintEnds, type Sector } from "@/lib/domain/hint/sector";
import type { Sql } from "@/lib/server/db/sql";
import type { NewHint } from "./match";

interface HintSource {
  readonly regencyCode: string;
  readonly sector: Sector;
  /** YYYY-MM-DD: the day of which the office speaks. */
  readonly asOf: string;
  readonly source: "file" | "api";
  /** A person, or a client of the API. */
  readonly givenBy: string;
  /** The file; null where it came by the API. */
  readonly batchId: string | null;
  readonly now: Date;
}

/**
 * Hands words of an office to the villages of the people they speak of. A later day's word takes the place of one that nobody has settled;
 * another word is another hint, so that what a draft noted of the old one is not said of it; what was settled stays as it was. Who has left since the match is passed over. Nothing of anybody's record changes.
 * @returns how many hints stand now that did not before, or say something newer
 */
export async function recordHints(
  sql: Sql,
  from: HintSource,
  hints: readonly Pick<NewHint, "personUid" | "level" | "key" | "value">[],
): Promise<number> {
  const { regencyCode, sector, asOf, source, givenBy, batchId, now } = from;
  const rows = hints.map(({ personUid, level, key, value }) => ({ person: personUid, level, key, value }));
  const written =
    await sql`INSERT INTO sector_hint AS s (regency_code, id, village_code, household_id, person_uid, level, key, value, sector,
      as_of, ends_on, source, given_by, batch_id, given_at)
    SELECT DISTINCT ON (CASE x.level WHEN 'member' THEN m.id ELSE m.household_id END, x.key)
      ${regencyCode}, gen_random_uuid(), m.village_code, m.household_id, m.id, x.level, x.key, x.value, ${sector}, ${asOf}::date,
      ${hintEnds(sector, asOf)}::date, ${source},
      ${givenBy}::uuid, ${batchId}::uuid, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (person uuid, level text, key text, value jsonb)
      JOIN member m ON m.regency_code = ${regencyCode} AND m.id = x.person AND m.active
    ORDER BY CASE x.level WHEN 'member' THEN m.id ELSE m.household_id END, x.key, m.id
    ON CONFLICT (regency_code, household_id, level, (CASE level WHEN 'member' THEN person_uid ELSE household_id END), key, sector)
      WHERE state = 'open' DO UPDATE SET
        id = CASE WHEN s.value = excluded.value THEN s.id ELSE excluded.id END, value = excluded.value, person_uid = excluded.person_uid, village_code = excluded.village_code,
        as_of = excluded.as_of, ends_on = excluded.ends_on, source = excluded.source, given_by = excluded.given_by, batch_id = excluded.batch_id,
        given_at = excluded.given_at
      WHERE s.as_of <= excluded.as_of
    RETURNING 1`;
  return written.length;
}
