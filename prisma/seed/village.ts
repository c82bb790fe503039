import { witaInstant } from "./calendar";
import { makeFamily } from "./family";
import { identityBook } from "./identity";
import type { VillageSite } from "./place";
import { randomFor } from "./random";
import type { SeedFamily } from "./record";

export interface VillagePlan {
  readonly site: VillageSite;
  readonly families: number;
  /** Families that are not in the register yet: what proposals of a new family bring. */
  readonly newcomers: number;
  /** Digits 3-6 of every NIK and KK of the village. */
  readonly block: number;
}

export interface SeedVillage {
  readonly plan: VillagePlan;
  readonly families: readonly SeedFamily[];
  readonly newcomers: readonly SeedFamily[];
}

/** The first load happened some months before the reference day, one village after the other. */
export function makeVillage(plan: VillagePlan, on: string, seed: string): SeedVillage {
  const book = identityBook(plan.block);
  const random = randomFor(seed, "load", plan.site.code);
  const loadedAt = witaInstant(on, 8, 0) - random.int(120, 149) * 86_400_000 + plan.block * 20_000;
  const setting = { site: plan.site, book, families: plan.families, on, loadedAt, seed };
  const made = Array.from({ length: plan.families + plan.newcomers }, (_, ordinal) => makeFamily(setting, ordinal));
  return { plan, families: made.slice(0, plan.families), newcomers: made.slice(plan.families) };
}
