import "server-only";
import type { Sql } from "@/lib/server/db/sql";

/** Holds a regency's deliveries until the transaction ends: packages and replies change what stands of the same proposals, so one at a time. */
export async function lockDeliveries(sql: Sql, regencyCode: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`delivery:${regencyCode}`}, 0))`;
}
