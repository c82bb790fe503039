import "server-only";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { CoverVillage, RollupVillage } from "@/lib/domain/rollup/rollup";
import { underScope } from "@/lib/server/db/scoped";

/** Jobs act for no person. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** What a job may see: the one village it serves, and nothing of a neighbour. */
export function villageScope(villageCode: string): Scope {
  return { actorId: NOBODY, mode: "area", ranges: [rangeOf(villageCode)], household: null };
}

/**
 * Counts a village again, of what its marks say that changed, and stores the sums of its district, regency, province and nation, as the
 * portal's role; of a village not placed for a month, where it lies as well. Takes the marks that were there when it began. Running it
 * twice changes nothing but the instant of the figures.
 */
export async function rollUpVillage(
  { regencyCode, villageCode, whole = false }: RollupVillage,
  at: Date,
): Promise<void> {
  await underScope(villageScope(villageCode), async ({ sql }) => {
    await sql`SELECT app_rollup_village(${regencyCode}, ${villageCode}, ${at}, ${whole})`;
    await sql`SELECT app_place_village(${regencyCode}, ${villageCode}, ${at})`;
  });
}

/** Counts again what the variables of a village are filled with. */
export async function coverVillage({ regencyCode, villageCode }: CoverVillage, at: Date): Promise<void> {
  await underScope(
    villageScope(villageCode),
    ({ sql }) => sql`SELECT app_cover_village(${regencyCode}, ${villageCode}, ${at})`,
  );
}
