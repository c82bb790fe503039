import type { Row } from "@/lib/server/household/whole-family";
import type { Schooling, Stage } from "./education";
import { isPresent, type Person, RELATION } from "./person";
import type { Livelihood } from "./place";
import type { Random } from "./random";

/** Codes of 417 that the generator names. */
export const INDUSTRY = {
  crops: 1,
  horticulture: 2,
  plantation: 3,
  fishing: 4,
  livestock: 5,
  forestry: 6,
  mining: 7,
  factory: 8,
  building: 11,
  trade: 12,
  transport: 13,
  food: 14,
  government: 20,
  teaching: 21,
  health: 22,
  services: 24,
  homes: 25,
} as const;

const BY_LIVELIHOOD: Readonly<Record<Livelihood, readonly (readonly [number, number])[]>> = {
  coast: [
    [4, 46],
    [1, 14],
    [12, 11],
    [8, 6],
    [11, 6],
    [13, 4],
    [14, 4],
    [5, 3],
    [2, 2],
    [24, 2],
    [3, 2],
  ],
  farm: [
    [1, 44],
    [5, 12],
    [2, 6],
    [3, 4],
    [11, 9],
    [12, 10],
    [13, 4],
    [8, 3],
    [6, 3],
    [14, 2],
    [24, 2],
    [10, 0.5],
  ],
  mine: [
    [7, 34],
    [1, 14],
    [12, 14],
    [11, 9],
    [13, 8],
    [14, 8],
    [4, 5],
    [8, 3],
    [9, 2],
    [19, 2],
    [24, 2],
  ],
  town: [
    [12, 27],
    [11, 12],
    [1, 12],
    [13, 9],
    [14, 9],
    [8, 7],
    [24, 6],
    [4, 3],
    [15, 3],
    [16, 2],
    [25, 4],
    [23, 1],
    [17, 0.7],
  ],
};

/** Work that wants a certificate, for those who finished senior school or more. */
const SKILLED: readonly (readonly [number, number])[] = [
  [20, 34],
  [21, 32],
  [22, 12],
  [16, 6],
  [7, 9],
  [18, 3],
  [15, 3],
  [9, 1],
  [26, 0.2],
];

export interface Work {
  readonly employment: Row;
  readonly business: Row;
  /** 417, or null without work. */
  readonly industry: number | null;
  readonly status: number | null;
}

const NO_JOB = { hoursWorkedLastWeek: null, jobIndustry: null, employmentStatus: null } as const;
const NO_FIRM = {
  businessCount: null,
  businessIndustry: null,
  paidWorkers: null,
  unpaidWorkers: null,
  businessPermit: null,
  monthlyTurnover: null,
  businessInternetUse: null,
} as const;

/** Blocks IV-C and IV-D of a person. */
export function work(random: Random, person: Person, school: Schooling, livelihood: Livelihood, welfare: number): Work {
  if (!isPresent(person) || person.age < 5) {
    return {
      employment: { workedLastWeek: null, ...NO_JOB, npwp: null },
      business: { ownsBusiness: null, ...NO_FIRM },
      industry: null,
      status: null,
    };
  }
  if (!random.chance(workChance(person, school, welfare))) {
    return {
      employment: { workedLastWeek: 2, ...NO_JOB, npwp: taxNumber(random, person, 0, welfare) },
      business: { ownsBusiness: 2, ...NO_FIRM },
      industry: null,
      status: null,
    };
  }
  const skilled = school.stage >= 5 ? random.chance(0.75) : school.stage === 4 && random.chance(0.13 + 0.05 * welfare);
  const industry = random.weighted(skilled ? SKILLED : womenShift(BY_LIVELIHOOD[livelihood], person));
  const status = employmentStatus(random, person, industry, skilled, welfare);
  const hours = Math.round(status === 8 ? 18 + random.normal() * 6 : 40 + random.normal() * 10);
  return {
    employment: {
      workedLastWeek: 1,
      hoursWorkedLastWeek: Math.max(4, Math.min(84, hours)),
      jobIndustry: industry,
      employmentStatus: status,
      npwp: taxNumber(random, person, school.stage, welfare + (status === 5 ? 2 : 0)),
    },
    business:
      status <= 3 && random.chance(0.55) ? firm(random, industry, status, welfare) : { ownsBusiness: 2, ...NO_FIRM },
    industry,
    status,
  };
}

function workChance(person: Person, school: Schooling, welfare: number): number {
  if (person.age < 15) return 0;
  if (school.inSchool) return 0.04;
  if (person.relation === RELATION.helper) return 1;
  if (person.age > 75) return 0.1;
  if (person.age > 60) return person.sex === 1 ? 0.55 : 0.28;
  if (person.age < 19) return 0.45;
  if (person.sex === 2 && person.marital === 2) return 0.4 + 0.06 * school.stage;
  return person.relation === RELATION.head ? 0.95 : 0.78 + 0.03 * welfare;
}

/** Women of the coast and the fields sell and process more than they fish or plough. */
function womenShift(
  choices: readonly (readonly [number, number])[],
  person: Person,
): readonly (readonly [number, number])[] {
  if (person.relation === RELATION.helper) return [[INDUSTRY.homes, 1]];
  if (person.sex === 1) return choices;
  const factor: Readonly<Record<number, number>> = { 4: 0.2, 7: 0.15, 11: 0.05, 12: 2.2, 8: 2, 14: 2, 13: 0.1 };
  return choices.map(([code, weight]) => [code, weight * (factor[code] ?? 1)] as const);
}

/** Codes of 418. */
function employmentStatus(random: Random, person: Person, industry: number, skilled: boolean, welfare: number): number {
  if (person.relation === RELATION.helper) return 4;
  if (skilled) return person.age >= 21 && [20, 21, 22].includes(industry) && random.chance(0.45) ? 5 : 4;
  const onLand = industry <= 6;
  if (person.relation !== RELATION.head && random.chance(onLand ? 0.5 : 0.18)) return 8;
  if (industry === INDUSTRY.mining)
    return random.weighted([
      [4, 75 + 10 * welfare],
      [7, 15],
      [1, 8],
    ]);
  return onLand
    ? random.weighted([
        [1, 34],
        [2, 28 + 6 * welfare],
        [3, 4 + 5 * welfare],
        [6, 26 - 14 * welfare],
        [4, 6],
      ])
    : random.weighted([
        [1, 36],
        [2, 12],
        [3, 4 + 6 * welfare],
        [4, 28 + 6 * welfare],
        [7, 20 - 10 * welfare],
      ]);
}

function taxNumber(random: Random, person: Person, stage: Stage, welfare: number): number {
  if (person.age < 18 || !random.chance(0.02 + 0.06 * stage * Math.exp(0.4 * welfare))) return 3;
  return random.chance(0.7) ? 1 : 2;
}

function firm(random: Random, industry: number, status: number, welfare: number): Row {
  const paid = status === 3 ? random.int(1, 6) : 0;
  return {
    ownsBusiness: 1,
    businessCount: random.chance(0.06 + Math.max(0, 0.06 * welfare)) ? 2 : 1,
    businessIndustry: industry,
    paidWorkers: paid,
    unpaidWorkers: status === 2 ? random.int(1, 3) : random.int(0, 1),
    businessPermit: random.chance(0.16 + Math.max(0, 0.14 * welfare))
      ? random.weighted([
          [4, 70],
          [2, 10],
          [1, 6],
          [10, 12],
          [5, 2],
        ])
      : 11,
    monthlyTurnover: turnover(welfare + 0.35 * paid + random.normal() * 0.6),
    businessInternetUse: internetUse(random, welfare),
  };
}

function turnover(score: number): number {
  if (score < 0.5) return 1;
  if (score < 1.4) return 2;
  if (score < 2.1) return 3;
  return score < 4.2 ? 4 : 5;
}

function internetUse(random: Random, welfare: number): readonly number[] {
  if (random.chance(0.62 - 0.16 * welfare)) return [0];
  return [1, ...[2, 4, 8, 16].filter(() => random.chance(0.3)), ...(random.chance(0.02) ? [32] : [])];
}
