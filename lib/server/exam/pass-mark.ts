import "server-only";
import { lineageOf } from "@/lib/domain/dashboard/area";
import { passMarkOf, type RegionPassMark } from "@/lib/domain/training-session/pass-mark";
import type { Sql } from "@/lib/server/db/sql";

interface MarkRow extends RegionPassMark {
  readonly id: string;
}

/** The newest marks of a region and of those around it. */
export function marksAround(sql: Sql, regionCode: string): Promise<MarkRow[]> {
  return sql<MarkRow>`SELECT DISTINCT ON (region_code) id, region_code AS "regionCode", mark FROM pass_mark
    WHERE region_code = ANY (${[...lineageOf(regionCode)]}::text[]) ORDER BY region_code, set_at DESC, id DESC`;
}

/** The percentage that passes a test of a region, as it is set now. */
export async function passMarkFor(sql: Sql, regionCode: string): Promise<number> {
  return passMarkOf(await marksAround(sql, regionCode));
}
