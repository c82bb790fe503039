import "server-only";
import { insertRow, updateRow } from "@/lib/server/db/row";
import type { Row } from "@/lib/server/household/columns";
import { type Moving, numberAfter, type PeopleMove, relationColumns } from "./move";

/** Presence of somebody who moved inside the country. */
export const PRESENCE_MOVED = 3;

/** The rows of the people who move, in their new family; across regencies the old ones stay, closed. */
export async function carryMembers(context: Moving, move: PeopleMove): Promise<void> {
  const { origin, destination } = move;
  for (const uid of move.uids) {
    const place = {
      village_code: destination.villageCode,
      household_id: destination.householdId,
      updated_at: context.now,
    };
    const placed = { ...place, ...relationColumns(move, uid), member_no: numberAfter(move, uid) };
    if (destination.regencyCode === origin.regencyCode) {
      const key = { regencyCode: origin.regencyCode, id: uid };
      await updateRow(context.sql, "member", key, placed);
      await updateRow(context.sql, "member_civil", key, place);
    } else await copyAcross(context, move, uid, placed, place);
  }
}

async function copyAcross(context: Moving, move: PeopleMove, uid: string, placed: Row, place: Row): Promise<void> {
  const { sql, now } = context;
  const { origin, destination } = move;
  const row = origin.memberRows.get(uid);
  if (row === undefined) throw new Error("a person who moves has no row");
  const to = destination.regencyCode;
  await putRow(context, "member", { ...row, regency_code: to, ...placed, created_at: now });
  const civil = await sql`SELECT * FROM member_civil WHERE regency_code = ${origin.regencyCode} AND id = ${uid}`;
  if (civil[0] !== undefined)
    await putRow(context, "member_civil", { ...civil[0], regency_code: to, ...place, created_at: now });
  await updateRow(
    sql,
    "member",
    { regencyCode: origin.regencyCode, id: uid },
    {
      active: false,
      presence: PRESENCE_MOVED,
      updated_at: now,
    },
  );
}

/** Somebody who lived in that regency before has a closed row there: it becomes theirs again. */
async function putRow({ sql }: Moving, table: "member" | "member_civil", values: Row): Promise<void> {
  const { regency_code: regencyCode, id, ...rest } = values;
  const updated = await updateRow(sql, table, { regencyCode: String(regencyCode), id: String(id) }, rest);
  if (updated === 0) await insertRow(sql, table, values);
}
