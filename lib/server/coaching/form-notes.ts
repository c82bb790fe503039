import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { authorize } from "@/lib/domain/access/actor";
import type { FormNote } from "@/lib/domain/coaching/note";
import { lineageOf } from "@/lib/domain/dashboard/area";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import type { ScopedTx } from "@/lib/server/db/scoped";

/** More notes at once than anybody reads. */
const MOST = 50;

/**
 * What coaches tell whoever fills a form of the village on a day: notes at questions, and notes to this person that they have not
 * marked as read. That they were shown is written down, once for each note and person.
 */
export async function readFormNotes(
  { sql }: ScopedTx,
  actor: Actor,
  villageCode: string,
  today: string,
  now: Date,
): Promise<readonly FormNote[]> {
  if (!authorize(actor, "proposal:draft")) return [];
  const lineage = lineageOf(villageCode);
  const notes = await sql<FormNote>`SELECT n.regency_code AS "regencyCode", n.id, n.question, n.body AS text,
      coalesce(u.display_name, '?') AS by, n.until_day AS until
    FROM coaching_note n LEFT JOIN app_user u ON u.id = n.written_by
    WHERE n.regency_code = ANY (${[...new Set(lineage.map(regencyShelf))]}::text[]) AND n.area_code = ANY (${[...lineage]}::text[])
      AND n.withdrawn_at IS NULL AND n.until_day >= ${today}
      AND (n.person_id IS NULL OR (n.person_id = ${actor.userId} AND NOT EXISTS (SELECT 1 FROM coaching_note_seen s
        WHERE s.regency_code = n.regency_code AND s.note_id = n.id AND s.user_id = ${actor.userId} AND s.read_at IS NOT NULL)))
    ORDER BY n.written_at DESC, n.id DESC LIMIT ${MOST}`;
  if (notes.length > 0)
    await sql`INSERT INTO coaching_note_seen (regency_code, note_id, user_id, seen_at)
      SELECT x.regency, x.note, ${actor.userId}, ${now}
      FROM unnest(${notes.map(({ regencyCode }) => regencyCode)}::text[], ${notes.map(({ id }) => id)}::uuid[]) AS x (regency, note)
      ON CONFLICT DO NOTHING`;
  return notes;
}
