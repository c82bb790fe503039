import "server-only";
import { lineageOf } from "@/lib/domain/dashboard/area";
import { type Plan, planIn, planSchema, STANDARD_PLAN, type StoredPlan } from "@/lib/domain/lot/plan";
import type { Sql } from "@/lib/server/db/sql";

/** Plans of one region and those around it: more than anybody ever sets. */
const MOST_PLANS = 200;

export interface PlanRecord {
  readonly id: string;
  readonly region_code: string;
  readonly rows: unknown;
  readonly effective_from: string;
  readonly reason: string;
  readonly set_at: string | Date;
  readonly set_by: string | null;
}

export function toStoredPlan({ id, region_code, rows, effective_from, set_at }: PlanRecord): StoredPlan {
  return {
    id,
    regionCode: region_code,
    rows: planSchema.parse(rows),
    effectiveFrom: effective_from,
    setAt: new Date(set_at).getTime(),
  };
}

/** The plans that were set for an area and the regions around it, the newest first. */
export function readPlans(sql: Sql, areaCode: string): Promise<PlanRecord[]> {
  return sql<PlanRecord>`SELECT p.id, p.region_code, p.rows, p.effective_from, p.reason, p.set_at, u.display_name AS set_by
    FROM quality_plan p LEFT JOIN app_user u ON u.id = p.set_by
    WHERE p.region_code = ANY (${[...lineageOf(areaCode)]}::text[]) ORDER BY p.set_at DESC, p.id DESC LIMIT ${MOST_PLANS}`;
}

/** The plan in force for a place on a day, and whose setting it is; null: the standard one. */
export async function planFor(
  sql: Sql,
  areaCode: string,
  day: string,
): Promise<{ readonly rows: Plan; readonly id: string | null }> {
  const chosen = planIn((await readPlans(sql, areaCode)).map(toStoredPlan), areaCode, day);
  return { rows: chosen?.rows ?? STANDARD_PLAN, id: chosen?.id ?? null };
}
