import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { PastListing } from "@/lib/domain/past-list/past-view";
import { underScope } from "@/lib/server/db/scoped";

/** Lists of a decade and a family's people; more is no family's. */
const MOST = 100;

/** What lists of before DTSEN said of a family, the latest first; none outside the scope. Its page has logged the reading. */
export async function findPastListings(
  actor: Actor,
  regencyCode: string,
  householdId: string,
): Promise<readonly PastListing[]> {
  if (!authorize(actor, "household:read")) return [];
  return underScope(
    scopeOf(actor),
    ({ sql }) => sql<PastListing>`SELECT l.id, l.list, l.as_of::text AS "asOf", l.status, l.decile, l.programmes, m.name
      FROM past_listing l LEFT JOIN member m ON m.regency_code = l.regency_code AND m.id = l.person_uid
      WHERE l.regency_code = ${regencyCode} AND l.household_id = ${householdId}
      ORDER BY l.as_of DESC, l.list, m.member_no NULLS LAST, l.id LIMIT ${MOST}`,
  );
}
