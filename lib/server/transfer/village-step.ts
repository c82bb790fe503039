import "server-only";
import { NATION_CODE, PRACTICE_PREFIX } from "@/lib/domain/access/scope";
import { childrenOf, findRegion, type RegionInfo, regionPath } from "@/lib/server/region/queries";

export interface VillageChoice {
  readonly code: string;
  readonly label: string;
}

/** One step of choosing a village of the country: where one stands, what lies above and below. */
export interface VillageStep {
  readonly here: VillageChoice;
  readonly above: readonly VillageChoice[];
  readonly below: readonly (VillageChoice & { readonly isVillage: boolean; readonly isOwn: boolean })[];
}

const VILLAGE_DIGITS = 10;
const isPractice = (code: string) => code.startsWith(PRACTICE_PREFIX);

/**
 * The step at a region, or at the village's own district when it is unknown or none. Practice villages choose among
 * practice villages, all others among all others (DECIDED 8).
 */
export async function findVillageStep(ownVillage: string, wanted: string): Promise<VillageStep> {
  const code = (await canStand(ownVillage, wanted)) ? wanted : ownVillage.slice(0, 4);
  const path = await regionPath(code);
  const nation = isPractice(ownVillage) || code === NATION_CODE ? null : await findRegion(NATION_CODE);
  const way = nation === null ? path : [nation, ...path];
  const here = way.at(-1);
  const below = await childrenOf(code);
  return {
    here: { code, label: here?.label ?? code },
    above: way.slice(0, -1).map(toChoice),
    below: below.map((region) => ({
      ...toChoice(region),
      isVillage: region.code.length === VILLAGE_DIGITS,
      isOwn: region.code === ownVillage,
    })),
  };
}

async function canStand(ownVillage: string, code: string): Promise<boolean> {
  if (code === "" || code.length === VILLAGE_DIGITS || (await findRegion(code)) === null) return false;
  return code === NATION_CODE ? !isPractice(ownVillage) : isPractice(code) === isPractice(ownVillage);
}

/** The village when people of the own one may be sent there; null otherwise. */
export async function findDestination(ownVillage: string, code: string): Promise<RegionInfo | null> {
  if (code.length !== VILLAGE_DIGITS || code === ownVillage || isPractice(code) !== isPractice(ownVillage)) return null;
  return findRegion(code);
}

function toChoice({ code, label }: RegionInfo): VillageChoice {
  return { code, label };
}
