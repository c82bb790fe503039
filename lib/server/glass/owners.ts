import "server-only";
import { type GlassLevel, MOST_TOLD } from "@/lib/domain/access/glass";
import { rangeOf } from "@/lib/domain/access/scope";
import { lineageOf } from "@/lib/domain/dashboard/area";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

interface OwnerRow {
  readonly userId: string;
  readonly role: string;
  readonly regionCode: string;
}

/**
 * Who owns the data of an area and is told when the glass over it is broken, the nearest first: the coach of the regency, or where
 * it has none the nearest above; of a district or regency its verifiers; village heads and operators inside it, whoever stands in
 * for them included.
 */
export async function ownersOf(
  sql: Sql,
  { regionCode, level }: { readonly regionCode: string; readonly level: GlassLevel },
  now: Date,
): Promise<readonly string[]> {
  const { lo, hi } = rangeOf(regionCode);
  const regency = regionCode.slice(0, 4);
  const rows = await sql<OwnerRow>`SELECT g.user_id AS "userId", g.role, g.region_code AS "regionCode"
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.level = 'full' AND ${grantHolds(now)} AND (
      (g.role = 'coach' AND g.region_code = ANY (${[...lineageOf(regency)]}::text[]))
      OR (g.role = 'regency-verifier' AND ${level !== "village"} AND g.region_code = ${regency})
      OR (g.role IN ('village-head', 'village-operator') AND g.region_code >= ${lo} AND g.region_code < ${hi}))
    ORDER BY array_position(ARRAY['coach', 'regency-verifier', 'village-head', 'village-operator'], g.role), g.region_code, g.user_id
    LIMIT ${2 * MOST_TOLD}`;
  // The nation's code has one digit, a province's two.
  const nearest = Math.max(0, ...rows.filter(({ role }) => role === "coach").map((row) => row.regionCode.length));
  const owners = rows.filter(({ role, regionCode: code }) => role !== "coach" || code.length === nearest);
  return [...new Set(owners.map(({ userId }) => userId))];
}
