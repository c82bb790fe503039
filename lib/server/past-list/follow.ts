import "server-only";
import type { Sql } from "@/lib/server/db/sql";

/** What old lists said of people goes with them inside their regency. */
export async function movePast(
  sql: Sql,
  uids: readonly string[],
  to: { readonly regencyCode: string; readonly villageCode: string; readonly householdId: string },
): Promise<void> {
  await sql`UPDATE past_listing SET village_code = ${to.villageCode}, household_id = ${to.householdId}
    WHERE regency_code = ${to.regencyCode} AND person_uid = ANY (${[...uids]}::uuid[])`;
}

/** A whole family moves, and its history with it. */
export async function keepPastWith(
  sql: Sql,
  {
    regencyCode,
    householdId,
    villageCode,
  }: { readonly regencyCode: string; readonly householdId: string; readonly villageCode: string },
): Promise<void> {
  await sql`UPDATE past_listing SET village_code = ${villageCode} WHERE regency_code = ${regencyCode} AND household_id = ${householdId}`;
}
