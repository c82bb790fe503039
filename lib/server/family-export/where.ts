import "server-only";
import { rangeOf } from "@/lib/domain/access/scope";
import type { ExportFilter } from "@/lib/domain/family-export/family-export";
import { Prisma } from "@/lib/server/db/generated/client";
import { FRESH_ON, freshSince } from "@/lib/server/household/fresh-on";
import { notRestricted } from "@/lib/server/rights/restricted";

/**
 * Which families of `household h` an export holds: those of the area that are there or were not found, under the filter, or those ticked. A family
 * whose data may not be used at its own wish is never among them.
 */
export function exportWhere(
  areaCode: string,
  { villages, deciles, freshness }: ExportFilter,
  chosen: readonly string[] | null,
  now: Date,
): Prisma.Sql {
  const day = freshSince(now);
  const area = rangeOf(areaCode);
  const parts = [
    Prisma.sql`h.regency_code = ${areaCode.slice(0, 4)}`,
    Prisma.sql`h.village_code >= ${area.lo} AND h.village_code < ${area.hi}`,
    Prisma.sql`h.status IN (1, 2)`,
    notRestricted("h"),
  ];
  if (chosen !== null) parts.push(Prisma.sql`h.id = ANY (${[...chosen]}::uuid[])`);
  if (villages.length > 0) parts.push(Prisma.sql`h.village_code = ANY (${[...villages]}::text[])`);
  if (deciles.length > 0) parts.push(Prisma.sql`coalesce(h.decile_national, 0) = ANY (${[...deciles]}::int[])`);
  if (freshness === "fresh") parts.push(Prisma.sql`${FRESH_ON} >= ${day}::date`);
  if (freshness === "stale") parts.push(Prisma.sql`(${FRESH_ON} IS NULL OR ${FRESH_ON} < ${day}::date)`);
  return Prisma.join(parts, " AND ");
}
