import { demoPeople, type People } from "./accounts";
import { addDays, witaInstant } from "./calendar";
import { demoPeriods, type SeedPeriod } from "./period";
import { MAIN_VILLAGE, type RegionVillage, type SeedSize, seedPlan } from "./plan";
import type { SeedFamily } from "./record";
import { makeVillage, type VillagePlan } from "./village";
import { type VillageWork, villageWork } from "./village-work";

export interface DemoSetting {
  readonly villages: readonly RegionVillage[];
  readonly size: SeedSize;
  /** Reference day `YYYY-MM-DD`: everything is told as of it. */
  readonly on: string;
  readonly seed: string;
}

export interface Demo {
  readonly plans: readonly VillagePlan[];
  readonly people: People;
  readonly periods: readonly SeedPeriod[];
  /** Milliseconds: when accounts and periods were made. */
  readonly begunAt: number;
  /** Villages one by one, so that the whole demo never lies in memory twice. */
  works(): Iterable<VillageWork>;
}

export const SEED = "mutakhir";

/** The demo as plain data; the same setting gives the same demo. */
export function makeDemo({ villages, size, on, seed }: DemoSetting): Demo {
  const plans = seedPlan(villages, size);
  const begunAt = witaInstant(addDays(on, -160), 8, 0);
  const people = demoPeople(plans, seed, begunAt);
  return {
    plans,
    people,
    periods: demoPeriods(on, begunAt, seed),
    begunAt,
    *works() {
      for (const plan of plans) yield villageWork(makeVillage(plan, on, seed), people, on, seed);
    },
  };
}

/** Families given to each companion of the main village: twelve of one hamlet, six of another. */
export function accompanied(work: VillageWork): readonly (readonly SeedFamily[])[] {
  const { families } = work.village;
  if (work.village.plan.site.code !== MAIN_VILLAGE) return [];
  const dusun = [...new Set(families.map(({ household }) => household["dusun"]))];
  const of = (index: number, count: number) =>
    families.filter(({ household }) => household["dusun"] === dusun[index]).slice(0, count);
  return [of(0, 12), of(1, 6)];
}
