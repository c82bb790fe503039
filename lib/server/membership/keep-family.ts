import "server-only";
import type { Change } from "@/lib/domain/instrument/diff";
import { updateRow } from "@/lib/server/db/row";
import { followFamily } from "@/lib/server/hint/follow";
import { keepPastWith } from "@/lib/server/past-list/follow";
import { markVillage } from "@/lib/server/rollup/mark-village";
import { dwellingErased, emptyDwelling } from "./dwelling";
import { type Moving, type PeopleMove, relationAfter, relationColumns } from "./move";
import { writeMoveRevision } from "./write-revision";

/**
 * A whole family changes village inside its regency: its rows keep their ids and its history goes on. Companions of the
 * old village are no longer assigned to it.
 */
export async function moveWholeFamily(context: Moving, move: PeopleMove): Promise<void> {
  const { sql, now } = context;
  const { origin, destination, movedOn } = move;
  const { regencyCode, id } = origin;
  const villageCode = destination.villageCode;
  const revision = origin.revision + 1;
  await updateRow(
    sql,
    "household",
    { regencyCode, id },
    {
      ...emptyDwelling(),
      village_code: villageCode,
      revision,
      updated_at: now,
    },
  );
  await sql`UPDATE member SET village_code = ${villageCode} WHERE regency_code = ${regencyCode} AND household_id = ${id}`;
  await sql`UPDATE member_civil SET village_code = ${villageCode} WHERE regency_code = ${regencyCode} AND household_id = ${id}`;
  await sql`UPDATE household_kk SET village_code = ${villageCode} WHERE regency_code = ${regencyCode} AND household_id = ${id}`;
  await sql`UPDATE household_meter SET village_code = ${villageCode} WHERE regency_code = ${regencyCode} AND household_id = ${id}`;
  // What was said against the family goes along; its answer is for those who keep the record now.
  await sql`UPDATE objection SET village_code = ${villageCode} WHERE regency_code = ${regencyCode} AND household_id = ${id}`;
  await sql`UPDATE rights_request SET village_code = ${villageCode} WHERE regency_code = ${regencyCode} AND household_id = ${id}`;
  await sql`UPDATE invitation SET village_code = ${villageCode} WHERE regency_code = ${regencyCode} AND household_id = ${id}`;
  await sql`UPDATE household_other_kk SET village_code = ${villageCode} WHERE regency_code = ${regencyCode} AND household_id = ${id}`;
  await followFamily(sql, { regencyCode, householdId: id, villageCode });
  await keepPastWith(sql, { regencyCode, householdId: id, villageCode });
  await sql`DELETE FROM assignment WHERE regency_code = ${regencyCode} AND household_id = ${id}`;
  const related: Change[] = [];
  for (const uid of move.uids) {
    const before = origin.answers.members[uid]?.["relationToHead"] ?? null;
    const after = relationAfter(move, uid);
    if (before === after) continue;
    await updateRow(sql, "member", { regencyCode, id: uid }, { ...relationColumns(move, uid), updated_at: now });
    related.push({ key: `member:${uid}.relationToHead`, before, after });
    const detail = origin.answers.members[uid]?.["relationDetail"] ?? null;
    if (detail !== null) related.push({ key: `member:${uid}.relationDetail`, before: detail, after: null });
  }
  const changes = [...dwellingErased(origin.answers.household), ...related];
  await writeMoveRevision(context, { regencyCode, villageCode, householdId: id, revision }, movedOn, changes, []);
  for (const moved of [origin.villageCode, villageCode])
    await markVillage(context.sql, { villageCode: moved, id: context.newId(), at: context.now, moved: "records" });
}
