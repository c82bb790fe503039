import "server-only";
import type { Sql } from "@/lib/server/db/sql";

/** What offices say of people goes with them inside their regency. What is said of the family's house stays with the house. */
export async function followPeople(
  sql: Sql,
  uids: readonly string[],
  to: { readonly regencyCode: string; readonly villageCode: string; readonly householdId: string },
): Promise<void> {
  await sql`UPDATE sector_hint SET village_code = ${to.villageCode}, household_id = ${to.householdId}
    WHERE regency_code = ${to.regencyCode} AND level = 'member' AND person_uid = ANY (${[...uids]}::uuid[])`;
}

/** Who left the regency is no longer its offices' to speak of: what nobody has settled goes. */
export async function dropOpen(sql: Sql, regencyCode: string, uids: readonly string[]): Promise<void> {
  await sql`DELETE FROM sector_hint WHERE regency_code = ${regencyCode} AND state = 'open' AND level = 'member'
    AND person_uid = ANY (${[...uids]}::uuid[])`;
}

/** A whole family moves: what was said of its old house says nothing of the new one; the rest is the new village's to read. */
export async function followFamily(
  sql: Sql,
  {
    regencyCode,
    householdId,
    villageCode,
  }: { readonly regencyCode: string; readonly householdId: string; readonly villageCode: string },
): Promise<void> {
  await sql`DELETE FROM sector_hint WHERE regency_code = ${regencyCode} AND household_id = ${householdId} AND level = 'household'
    AND state = 'open'`;
  await sql`UPDATE sector_hint SET village_code = ${villageCode} WHERE regency_code = ${regencyCode} AND household_id = ${householdId}`;
}
