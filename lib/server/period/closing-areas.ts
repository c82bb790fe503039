import "server-only";
import { rangeOf } from "@/lib/domain/access/scope";
import type { ClosingPage } from "@/lib/domain/period/closing-page";
import { referenceSql } from "@/lib/server/db/reference";
import { childrenOf } from "@/lib/server/region/queries";

const VILLAGE_LEVEL = 4;
const REGENCY_DIGITS = 4;

interface AreaRow {
  readonly code: string;
  readonly villages: number;
  readonly closed: number;
}

/** The areas of a province or the nation, with how many of their villages have closed the year. No family is counted. */
export async function readAreas(code: string, year: number): Promise<ClosingPage["areas"]> {
  const { lo, hi } = rangeOf(code);
  const children = await childrenOf(code);
  const digits = children[0]?.code.length ?? 2;
  const [rows, own] = await Promise.all([
    referenceSql()<AreaRow>`WITH newest AS (
        SELECT DISTINCT ON (region_code) region_code, event FROM period_closing
        WHERE region_code >= ${lo} AND region_code < ${hi} AND length(region_code) = 10 AND year = ${year}
        ORDER BY region_code, ordinal DESC)
      SELECT left(r.code, ${digits}::int) AS code, count(*)::int AS villages, (count(*) FILTER (WHERE n.event = 'close'))::int AS closed
      FROM region r LEFT JOIN newest n ON n.region_code = r.code
      WHERE r.level = ${VILLAGE_LEVEL} AND r.code >= ${lo} AND r.code < ${hi} GROUP BY 1`,
    referenceSql()<{
      region_code: string;
      event: string;
    }>`SELECT DISTINCT ON (region_code) region_code, event FROM period_closing
      WHERE region_code = ANY (${children.map((child) => child.code)}::text[]) AND year = ${year} ORDER BY region_code, ordinal DESC`,
  ]);
  const counted = new Map(rows.map((row) => [row.code, row]));
  const events = new Map(own.map((row) => [row.region_code, row.event]));
  return children.map((child) => ({
    code: child.code,
    label: child.label,
    villages: counted.get(child.code)?.villages ?? 0,
    closedVillages: counted.get(child.code)?.closed ?? 0,
    isClosed: digits === REGENCY_DIGITS ? events.get(child.code) === "close" : null,
  }));
}
