import "server-only";
import { rangeOf } from "@/lib/domain/access/scope";
import { reference } from "@/lib/server/db/reference";

const known = new Map<string, readonly string[]>();

/** Regencies that a region touches: its own one, or all inside a province or the nation (SCALE rule 10). */
export async function regenciesOf(regionCode: string): Promise<readonly string[]> {
  if (regionCode.length >= 4) return [regionCode.slice(0, 4)];
  const cached = known.get(regionCode);
  if (cached !== undefined) return cached;
  const { lo, hi } = rangeOf(regionCode);
  const rows = await reference().region.findMany({
    where: { level: 2, code: { gte: lo, lt: hi } },
    select: { code: true },
    orderBy: { code: "asc" },
    take: 1000,
  });
  const codes = rows.map((row) => row.code);
  known.set(regionCode, codes);
  return codes;
}
