import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { ListRequest, VillageList } from "@/lib/domain/field/exchange";
import { readListFilter } from "@/lib/domain/household/list-filter";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { listHouseholds } from "@/lib/server/household/list-query";
import { sealSearch } from "@/lib/server/household/search-token";
import { packVillage } from "./selection";

const EVERYTHING = readListFilter({});

/**
 * A page of the families that this duty may take along, by village and name, as the portal's own list shows and logs them. Null for a duty
 * that takes none along.
 */
export async function villageList(
  actor: Actor,
  { words, after }: Pick<ListRequest, "words" | "after">,
  now: Date,
): Promise<VillageList | null> {
  const village = packVillage(actor);
  if (village === null) return null;
  const search = words === "" ? "" : sealSearch(words);
  const page = await listHouseholds(actor, { ...EVERYTHING, village, search, after: after ?? "" }, null, now);
  return {
    families: page.lines.flatMap(({ publicId, headName, dusun, rw, rt }) => {
      const id = parsePublicId(publicId)?.id;
      return id === undefined ? [] : [{ id, headName, dusun, rw, rt }];
    }),
    next: page.next,
    isCut: page.isCut,
  };
}
