import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";

/** Where a family's own id stands: in its own row, or in that of something about it (a proposal, a revision). */
const FAMILY_OF = {
  household: "household.id",
  h: "h.id",
  p: "p.household_id",
  q: "q.household_id",
} as const;

/** A request to restrict, `rr`, that holds. */
const RESTRICTS = Prisma.sql`rr.kind = 'restriction' AND rr.state = 'granted' AND rr.lifted_at IS NULL`;

/** Whether one of a list of families has had the use of its data restricted: what was made before that is not handed over after it. */
export function isRestrictedAmong(regencyCode: Prisma.Sql, familyIds: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM rights_request rr WHERE rr.regency_code = ${regencyCode} AND rr.household_id = ANY (${familyIds})
    AND ${RESTRICTS})`;
}

/**
 * The one place that keeps families out of what is handed to others: those whose request to restrict the use of their data was granted
 * and has not been lifted. Handing over to the ranking centre is a legal duty and does not ask it; sums name nobody and do not either.
 * @param of the table or alias with the family's `regency_code`
 */
export function notRestricted(of: keyof typeof FAMILY_OF): Prisma.Sql {
  const [regency, family] = [Prisma.raw(`${of}.regency_code`), Prisma.raw(FAMILY_OF[of])];
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM rights_request rr WHERE rr.regency_code = ${regency} AND rr.household_id = ${family}
    AND ${RESTRICTS})`;
}
