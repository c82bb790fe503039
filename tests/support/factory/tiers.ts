import type { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { STANDARD_TIERS, type TierSet } from "@/lib/domain/workflow/tier";

/** The standard tiers with a coach who decides together by a random sample, without lots. */
export const WITHOUT_LOTS: TierSet = STANDARD_TIERS.map((tier) =>
  tier.name === "accept" ? { ...tier, coverage: { kind: "sample", percent: 0 } } : tier,
);

/** Puts tiers in force in a region, as from the beginning of the year. */
export async function forceTiers(client: Client, regionCode: string, tiers: TierSet): Promise<void> {
  await client.query(
    `INSERT INTO tier_set (id, region_code, tiers, reason, effective_from, set_by, set_at)
     VALUES ($1, $2, $3, 'Uji contoh.', '2026-01-01', $1, now())`,
    [uuidv7(), regionCode, JSON.stringify(tiers)],
  );
}
