import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";

/**
 * The one place that keeps families out of what is handed to others: those whose request to restrict the use of their data was granted
 * and has not been lifted. Handing over to the ranking centre is a legal duty and does not ask it; sums name nobody and do not either.
 * @param household the table or alias whose `regency_code` and `id` are the family's
 */
export function notRestricted(household: "household" | "h"): Prisma.Sql {
  const of = Prisma.raw(household);
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM rights_request rr WHERE rr.regency_code = ${of}.regency_code AND rr.household_id = ${of}.id
    AND rr.kind = 'restriction' AND rr.state = 'granted' AND rr.lifted_at IS NULL)`;
}
