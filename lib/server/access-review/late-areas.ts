import "server-only";
import type { LateArea } from "@/lib/domain/access/review-page";
import { lineageOf } from "@/lib/domain/dashboard/area";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";
import { regionLabel } from "@/lib/server/region/queries";
import { insideArea, type QuarterWindow } from "./progress";

/** The longest list; the worst come first. */
const MOST_SHOWN = 50;

/**
 * Areas with an administrator of their own whose review is not finished, for the administrator one level above: no administrator's area
 * lies between. As they were counted in the last hour; empty until the last day is over.
 */
export async function lateAreas(
  sql: Sql,
  code: string,
  window: QuarterWindow,
  now: Date,
): Promise<readonly LateArea[]> {
  if (now < window.dueEnd) return [];
  const areas = await sql<{ code: string }>`SELECT DISTINCT g.region_code AS code
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.role = 'administrator' AND g.level = 'full' AND ${grantHolds(now)} AND ${insideArea(code)} AND g.region_code <> ${code}`;
  const codes = new Set(areas.map((area) => area.code));
  const below = [...codes].filter((each) => !lineageOf(each).some((above) => above !== each && codes.has(above)));
  if (below.length === 0) return [];
  const rows = await sql<{
    code: string;
    left: number;
  }>`SELECT area_code AS code, open AS "left" FROM access_review_count
    WHERE area_code = ANY (${below}::text[]) AND quarter = ${window.quarter} AND open > 0 ORDER BY 2 DESC, 1 LIMIT ${MOST_SHOWN}`;
  return Promise.all(rows.map(async (row) => ({ ...row, label: await regionLabel(row.code) })));
}
