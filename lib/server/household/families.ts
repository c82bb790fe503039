import "server-only";
import type { Sql } from "@/lib/server/db/sql";
import type { Row } from "./columns";
import { type Family, toFamily } from "./family";

/** The records of many families of a regency in scope, by id: five statements whatever their number. */
export async function findFamilies(
  sql: Sql,
  regencyCode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Family>> {
  if (ids.length === 0) return new Map();
  const [households, members, civil, meters, cards] = await Promise.all([
    sql<Row>`SELECT * FROM household WHERE regency_code = ${regencyCode} AND id = ANY (${ids}::uuid[])`,
    sql<Row>`SELECT * FROM member WHERE regency_code = ${regencyCode} AND household_id = ANY (${ids}::uuid[])
      ORDER BY household_id, member_no, id`,
    sql<Row>`SELECT * FROM member_civil WHERE regency_code = ${regencyCode} AND household_id = ANY (${ids}::uuid[])`,
    sql<Row>`SELECT * FROM household_meter WHERE regency_code = ${regencyCode} AND household_id = ANY (${ids}::uuid[])
      ORDER BY household_id, ordinal`,
    sql<Row>`SELECT * FROM household_other_kk WHERE regency_code = ${regencyCode} AND household_id = ANY (${ids}::uuid[])
      ORDER BY household_id, ordinal`,
  ]);
  const [membersOf, civilOf, metersOf, cardsOf] = [members, civil, meters, cards].map(byHousehold);
  return new Map(
    households.map((row) => {
      const id = String(row["id"]);
      const repeats = { household_meter: metersOf?.get(id) ?? [], household_other_kk: cardsOf?.get(id) ?? [] };
      return [id, toFamily(row, membersOf?.get(id) ?? [], civilOf?.get(id) ?? [], repeats)];
    }),
  );
}

/** Rows by the family they are of. */
export function byHousehold<R extends { readonly household_id?: unknown }>(
  rows: readonly R[],
): ReadonlyMap<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const id = String(row.household_id);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return groups;
}
