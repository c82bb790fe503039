import "server-only";
import { rangeOf } from "@/lib/domain/access/scope";
import { reference } from "@/lib/server/db/reference";

/** Villages to choose from in a filter: those of a regency or district. Above a regency there are too many to choose from. */
export async function listVillages(
  regionCode: string,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  if (regionCode.length < 4) return [];
  const { lo, hi } = rangeOf(regionCode);
  return reference().region.findMany({
    where: { level: 4, code: { gte: lo, lt: hi } },
    select: { code: true, name: true },
    orderBy: { name: "asc" },
    take: 1000,
  });
}
