import { villageSite } from "./place";
import { randomFor } from "./random";
import type { VillagePlan } from "./village";

export interface RegionVillage {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

export const DEMO_REGENCY = "5207";
/** Villages large enough for a dashboard to show figures under suppression (DECIDED 28). */
export const LARGE_VILLAGES: Readonly<Record<string, number>> = { "5207022001": 1040, "5207082001": 1010 };
export const MAIN_VILLAGE = "5207022001";
export const SECOND_VILLAGE = "5207082001";
/** Pulau Bungin in Sumbawa and Tanjung Luar in Lombok Timur: what a scope must not show. */
export const NEIGHBOURS = ["5204052007", "5203012001"] as const;
export const PRACTICE_VILLAGE = "9999012001";

export type SeedSize = "full" | "small";

/** Villages and the number of their families. */
export function seedPlan(villages: readonly RegionVillage[], size: SeedSize): readonly VillagePlan[] {
  const known = new Map(villages.map((village) => [village.code, village]));
  const inRegency = villages
    .filter(({ code }) => code.startsWith(DEMO_REGENCY))
    .map(({ code }) => code)
    .sort();
  const chosen =
    size === "full" ? [...inRegency, ...NEIGHBOURS] : [MAIN_VILLAGE, SECOND_VILLAGE, "5207022010", ...NEIGHBOURS];
  return [...chosen, PRACTICE_VILLAGE].map((code, index) => {
    const village = known.get(code);
    if (village === undefined) throw new Error(`village ${code} is not in the region table`);
    return {
      site: villageSite(village),
      families: familiesOf(code, size),
      newcomers: newcomersOf(code, size),
      block: index + 1,
    };
  });
}

function familiesOf(code: string, size: SeedSize): number {
  if (code === PRACTICE_VILLAGE) return 5;
  if (size === "small") return LARGE_VILLAGES[code] === undefined ? 3 : 40;
  if (NEIGHBOURS.some((neighbour) => neighbour === code)) return 80;
  return LARGE_VILLAGES[code] ?? 70 + randomFor("size", code).int(0, 5);
}

function newcomersOf(code: string, size: SeedSize): number {
  if (code === PRACTICE_VILLAGE) return 0;
  if (LARGE_VILLAGES[code] !== undefined) return size === "small" ? 3 : 6;
  return size === "full" && randomFor("newcomers", code).chance(0.25) ? 1 : 0;
}
