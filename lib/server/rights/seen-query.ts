import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { isRole } from "@/lib/domain/access/role";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { groupSeen, type Seen, type SeenGroup } from "@/lib/domain/rights/readers";
import { underScope } from "@/lib/server/db/scoped";
import { regionLabels } from "@/lib/server/grant/queries";
import { findReaders, READS_A_DOWNLOAD } from "@/lib/server/household/readers-query";

/** What changed the record stands among the purposes under this code. */
export const CHANGE = "change";

interface ChangeRow {
  readonly at: Date;
  readonly role: string;
  readonly region: string | null;
}

/**
 * Who saw or changed a family's data: by office, duty and purpose, the latest first, no officer by name. Null for who may not read the family's
 * log, or where the family is not in the scope. Looking is itself noted.
 */
export async function findSeen(
  actor: Actor,
  householdPublicId: string,
  now: Date,
): Promise<readonly SeenGroup[] | null> {
  const key = parsePublicId(householdPublicId);
  if (key === null || !authorize(actor, "household:read-log")) return null;
  const list = { purpose: null, after: null, limit: READS_A_DOWNLOAD };
  const [reads, changes] = await Promise.all([
    findReaders(actor, householdPublicId, list, now),
    underScope(
      scopeOf(actor),
      // Of applied proposals: who sent them, and who agreed last.
      ({ sql }) => sql<ChangeRow>`SELECT e.at, e.role, g.region_code AS region FROM proposal p
        JOIN proposal_event e ON e.regency_code = p.regency_code AND e.proposal_id = p.id AND e.event IN ('submit', 'accept')
        LEFT JOIN access_grant g ON g.id = e.grant_id
        WHERE p.regency_code = ${key.regencyCode} AND p.household_id = ${key.id}::uuid AND p.state = 'applied'`,
    ),
  ]);
  if (reads === null) return null;
  const labels = await regionLabels([...new Set(changes.flatMap(({ region }) => region ?? []))]);
  const seen: Seen[] = reads.lines.map(({ at, officer, role, regionLabel, purpose }) => ({
    at,
    // An officer has a duty; what reads without one is another system, and is told by its name.
    system: role === null ? officer : null,
    role,
    regionLabel,
    purpose: purpose ?? "",
  }));
  const changed: Seen[] = changes.map(({ at, role, region }) => ({
    at,
    system: null,
    role: isRole(role) ? role : null,
    regionLabel: region === null ? null : (labels.get(region) ?? region),
    purpose: CHANGE,
  }));
  return groupSeen([...seen, ...changed]);
}
