import { readRegionSources } from "@/prisma/regions/load";
import { buildRegionRows } from "@/prisma/regions/region-rows";
import { type Demo, makeDemo } from "@/prisma/seed/demo";
import { type RegionVillage, type SeedSize, seedPlan } from "@/prisma/seed/plan";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeVillage } from "@/prisma/seed/village";

export const ON = "2026-11-22";

let villages: readonly RegionVillage[] | undefined;

/** Villages of the region files that the demo may use. */
export function regionVillages(): readonly RegionVillage[] {
  villages ??= buildRegionRows(readRegionSources().sources).filter(
    ({ level, code }) => level === 4 && (code.startsWith("52") || code.startsWith("99")),
  );
  return villages;
}

export function demoOf(size: SeedSize): Demo {
  return makeDemo({ villages: regionVillages(), size, on: ON, seed: "mutakhir" });
}

/** Every family of the full demo, without the proposals. */
export function allFamilies(): readonly SeedFamily[] {
  return seedPlan(regionVillages(), "full").flatMap((plan) => makeVillage(plan, ON, "mutakhir").families);
}
