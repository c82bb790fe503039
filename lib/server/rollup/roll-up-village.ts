import "server-only";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { RollupVillage } from "@/lib/domain/rollup/rollup";
import { underScope } from "@/lib/server/db/scoped";

/** Jobs act for no person. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** What a job may see: the one village it serves, and nothing of a neighbour. */
export function villageScope(villageCode: string): Scope {
  return { actorId: NOBODY, mode: "area", ranges: [rangeOf(villageCode)], household: null };
}

/**
 * Counts a village again and stores the sums of its district, regency, province and nation, as the portal's role; of a village not
 * placed for a month, where it lies as well. Clears
 * the stale marks that were there when it began. Running it twice changes nothing but the instant of the figures.
 */
export async function rollUpVillage({ regencyCode, villageCode }: RollupVillage, at: Date): Promise<void> {
  await underScope(villageScope(villageCode), async ({ sql }) => {
    await sql`SELECT app_rollup_village(${regencyCode}, ${villageCode}, ${at})`;
    await sql`SELECT app_place_village(${regencyCode}, ${villageCode}, ${at})`;
  });
}
