import "server-only";
import { underScope } from "@/lib/server/db/scoped";
import { citizenScope } from "./record";
import type { CitizenSession } from "./session";

/** What a family may see of itself: who is written down, and where. No number, no decile, no note of an officer. */
export interface OwnFamily {
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly address: string | null;
  readonly members: readonly { readonly id: string; readonly name: string; readonly birthDate: string | null }[];
}

/** The family of a session; null where its record was closed meanwhile. */
export async function findOwnFamily(session: CitizenSession): Promise<OwnFamily | null> {
  const { regencyCode, householdId } = session;
  return underScope(citizenScope(session), async ({ sql }) => {
    const [[family], members] = await Promise.all([
      sql<Omit<OwnFamily, "members">>`SELECT dusun, rw, rt, address FROM household
        WHERE regency_code = ${regencyCode} AND id = ${householdId}::uuid AND status <> 3`,
      sql<OwnFamily["members"][number]>`SELECT id, name, birth_date::text AS "birthDate" FROM member
        WHERE regency_code = ${regencyCode} AND household_id = ${householdId}::uuid AND active ORDER BY member_no NULLS LAST, id LIMIT 60`,
    ]);
    return family === undefined ? null : { ...family, members };
  });
}
