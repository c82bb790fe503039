import "server-only";
import { NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { reference } from "@/lib/server/db/reference";

const REGENCY_LEVEL = 2;

/**
 * The regencies a region lies in or consists of, so that each query can name them (SCALE rule 10). A filter's area
 * narrows them; an area outside the region leaves none.
 */
export async function listRegencyCodes(regionCode: string, area: string | null): Promise<readonly string[]> {
  const inside = rangeOf(regionCode);
  if (area !== null && regionCode.length < area.length) {
    return inside.lo <= area && area < inside.hi ? [area.slice(0, 4)] : [];
  }
  if (regionCode !== NATION_CODE && regionCode.length >= 4) return [regionCode.slice(0, 4)];
  const rows = await reference().region.findMany({
    where: { level: REGENCY_LEVEL, code: { gte: inside.lo, lt: inside.hi } },
    select: { code: true },
    orderBy: { code: "asc" },
  });
  return rows.map((row) => row.code);
}
