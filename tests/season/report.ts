import { findBottlenecks } from "@/lib/server/bottleneck/queries";
import { bottleneckText } from "./bottleneck-text";
import type { World } from "./world";
import { REGENCY } from "./world";

/** Where everything is when the season is over, and what its tiers took. */
export async function report({ owner, coaches }: World, now: Date): Promise<readonly string[]> {
  const states = await owner.query<{ state: string; n: number }>(
    "SELECT state, count(*)::int AS n FROM proposal WHERE regency_code = $1 GROUP BY 1 ORDER BY 2 DESC",
    [REGENCY],
  );
  // No worker runs beside the season: what the tiers took is counted here, as the nightly job would.
  await owner.query("SELECT app_rollup_all($1)", [now]);
  const [coach] = coaches;
  const found = coach === undefined ? null : await findBottlenecks(coach, { area: REGENCY, days: 270 }, "id", now);
  return [
    "\nproposals by state at the end",
    ...states.rows.map(({ state, n }) => `  ${state}: ${n}`),
    "tiers in the last 270 days",
    ...(found === null ? [] : bottleneckText(found)),
  ];
}

/**
 * Proposals that have not ended and that nobody could take on: no operator for what is theirs, or nobody of the tier that holds
 * it who has no part in it.
 */
export async function findStranded({ owner }: World): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM proposal p WHERE p.regency_code = $1
       AND p.state IN ('draft', 'returned', 'submitted', 'endorsed', 'verified', 'signed', 'validated')
       AND NOT EXISTS (SELECT 1 FROM access_grant g
         WHERE g.revoked_at IS NULL AND left(p.village_code, length(g.region_code)) = g.region_code
           AND g.role = CASE p.state WHEN 'draft' THEN 'village-operator' WHEN 'returned' THEN 'village-operator'
             WHEN 'submitted' THEN 'village-head' WHEN 'endorsed' THEN 'regency-verifier' WHEN 'verified' THEN 'province-validator'
             WHEN 'signed' THEN 'province-validator' ELSE 'coach' END
           AND (p.state IN ('draft', 'returned') OR NOT (g.user_id = ANY (p.contributors) OR g.user_id = ANY (p.deciders))))`,
    [REGENCY],
  );
  return rows[0]?.n ?? 0;
}
