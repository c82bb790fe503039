import "server-only";
import { underScope } from "@/lib/server/db/scoped";
import { findVillagePeriod } from "@/lib/server/period/find-period";
import { citizenScope } from "./citizen-scope";
import { findOpenProposal, hasToWait } from "./open-proposal";
import type { CitizenSession } from "./session";

/** What a family may see of itself: who is written down, and where. No number, no decile, no note of an officer. */
export interface OwnFamily {
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly address: string | null;
  readonly members: readonly { readonly id: string; readonly name: string; readonly birthDate: string | null }[];
  /** A proposal of theirs is on its way: what changed since is told when it is over. */
  readonly isBusy: boolean;
  /** When it last sent something that still waits; null for nothing. */
  readonly toldAt: Date | null;
  /** It has begun to fill in the form. */
  readonly hasForm: boolean;
}

/** The family of a session; null where its record was closed meanwhile. */
export async function findOwnFamily(session: CitizenSession, now: Date): Promise<OwnFamily | null> {
  const { regencyCode, householdId } = session;
  return underScope(citizenScope(session), async ({ sql }) => {
    const [[family], members] = await Promise.all([
      sql<FamilyRow>`SELECT village_code AS "villageCode", dusun, rw, rt, address,
          EXISTS (SELECT 1 FROM self_form f WHERE f.regency_code = ${regencyCode} AND f.household_id = ${householdId}::uuid) AS "hasForm"
        FROM household WHERE regency_code = ${regencyCode} AND id = ${householdId}::uuid AND status <> 3`,
      sql<OwnFamily["members"][number]>`SELECT id, name, birth_date::text AS "birthDate" FROM member
        WHERE regency_code = ${regencyCode} AND household_id = ${householdId}::uuid AND active ORDER BY member_no NULLS LAST, id LIMIT 60`,
    ]);
    if (family === undefined) return null;
    const { villageCode, ...shown } = family;
    const period = await findVillagePeriod(sql, villageCode, now);
    const open = await findOpenProposal(sql, { regencyCode, householdId }, period?.id ?? null);
    return { ...shown, members, isBusy: hasToWait(open), toldAt: open?.toldAt ?? null };
  });
}

interface FamilyRow extends Omit<OwnFamily, "members" | "isBusy" | "toldAt"> {
  readonly villageCode: string;
}
