import type { Row } from "@/lib/server/household/whole-family";
import type { Livelihood } from "./place";
import type { Random } from "./random";

const PROGRAMS = ["Sembako", "Pkh", "BltDesa", "ElectricitySubsidy", "LocalGov", "Fertilizer", "Lpg"] as const;

export interface Circumstances {
  /** National decile, 0 when not ranked. */
  readonly decile: number;
  readonly livelihood: Livelihood;
  readonly hasPupilOrElder: boolean;
  readonly farms: boolean;
  readonly meterPower: number | null;
  readonly cookingFuel: number;
  readonly on: string;
}

/** Block V 501. Aid follows the decile with the errors of inclusion and exclusion that real lists have. */
export function programs(random: Random, about: Circumstances): Row {
  const poor = about.decile === 0 ? 0.2 : Math.max(0, 1 - (about.decile - 1) / 4.5);
  const share: Readonly<Record<(typeof PROGRAMS)[number], number>> = {
    Sembako: 0.03 + 0.72 * poor,
    Pkh: about.hasPupilOrElder ? 0.015 + 0.58 * poor : 0.004,
    BltDesa: 0.01 + 0.12 * poor,
    ElectricitySubsidy: about.meterPower === 1 ? 0.85 : about.meterPower === 2 ? 0.12 + 0.3 * poor : 0,
    LocalGov: 0.02 + 0.07 * poor,
    Fertilizer: about.farms ? 0.48 : 0.004,
    Lpg: about.cookingFuel === 4 ? 0.55 + 0.35 * poor : 0,
  };
  const row: Row = {};
  for (const program of PROGRAMS)
    Object.assign(row, received(program, random.chance(share[program]), random, about.on));
  return row;
}

/** One programme with the month and year it was last received, within the 12 months before the day. */
export function received(program: string, yes: boolean, random: Random, on: string): Row {
  const key = `program${program}`;
  if (!yes) return { [key]: 2, [`${key}Month`]: null, [`${key}Year`]: null };
  const monthsAgo = random.weighted([
    [0, 12],
    [1, 34],
    [2, 22],
    [3, 14],
    [5, 8],
    [8, 6],
    [10, 4],
  ]);
  const months = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 - monthsAgo;
  return { [key]: 1, [`${key}Month`]: (months % 12) + 1, [`${key}Year`]: Math.floor(months / 12) };
}

/** Block V 505-506. */
export function services(random: Random, welfare: number, noInternet: boolean, smartphone: boolean): Row {
  const internet = noInternet
    ? random.weighted([
        [0, 70 - 14 * welfare],
        [3, smartphone ? 26 : 2],
        [2, 4],
      ])
    : random.weighted([
        [0, smartphone ? 4 : 40],
        [3, 66],
        [2, 14 + 8 * welfare],
        [1, 4 + 7 * welfare],
      ]);
  const bank = random.weighted([
    [4, 30 - 14 * welfare],
    [2, 52],
    [3, 8 + 6 * welfare],
    [1, 5],
  ]);
  return { internetAccess: internet, bankAccount: bank };
}
