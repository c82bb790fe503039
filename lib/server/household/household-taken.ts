import "server-only";
import type { Sql } from "@/lib/server/db/sql";

/** Whether a household has the id, in whatever village. */
export async function isHouseholdTaken(sql: Sql, regencyCode: string, householdId: string): Promise<boolean> {
  const rows = await sql<{ taken: boolean }>`SELECT app_household_taken(${regencyCode}, ${householdId}) AS taken`;
  return rows[0]?.taken !== false;
}
