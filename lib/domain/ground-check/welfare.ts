/** What says most about how a family lives, and can be seen or told at the door. Any other answer weighs 1. */
const WEIGHTS: Readonly<Record<string, number>> = {
  floorMaterial: 3,
  wallMaterial: 3,
  roofMaterial: 3,
  floorAreaM2: 2,
  dwellingOwnership: 2,
  drinkingWater: 2,
  lightingSource: 2,
  cookingFuel: 2,
  toiletFacility: 3,
  toiletType: 2,
  faecesDisposal: 2,
  assetCar: 3,
  carCount: 3,
  assetMotorcycle: 2,
  motorcycleCount: 2,
  assetFridge: 2,
  fridgeCount: 2,
  assetAc: 2,
  acCount: 2,
  assetGold: 2,
  assetLandElsewhere: 2,
  otherLandCount: 2,
  assetHouseElsewhere: 3,
  otherHouseCount: 3,
  presence: 3,
  workedLastWeek: 2,
  employmentStatus: 2,
  jobStatus: 2,
  schoolParticipation: 2,
};

export function weightOf(key: string): number {
  return WEIGHTS[key] ?? 1;
}

/** Asked of every family beside what changed: answered by looking, and without a condition. Neither form asks all of them. */
export const WELFARE_KEYS: readonly string[] = [
  "floorMaterial",
  "wallMaterial",
  "roofMaterial",
  "floorAreaM2",
  "dwellingOwnership",
  "drinkingWater",
  "lightingSource",
  "toiletFacility",
  "cookingFuel",
  "assetMotorcycle",
  "motorcycleCount",
  "assetFridge",
  "fridgeCount",
  "assetCar",
  "carCount",
];

/** How far two figures may lie apart and still tell the same: by so much, or by such a share of the larger one. */
export interface Tolerance {
  readonly absolute: number;
  readonly share: number;
}

const EXACT: Tolerance = { absolute: 0, share: 0 };
const MONEY: Tolerance = { absolute: 0, share: 0.25 };

/** Counts of things are exact; what people estimate is not. */
const TOLERANCES: Readonly<Record<string, Tolerance>> = {
  floorAreaM2: { absolute: 4, share: 0.15 },
  hoursWorkedLastWeek: { absolute: 7, share: 0.2 },
  goldGram: { absolute: 2, share: 0.2 },
  cattle: { absolute: 1, share: 0.1 },
  buffalo: { absolute: 1, share: 0.1 },
  horses: { absolute: 1, share: 0.1 },
  pigs: { absolute: 1, share: 0.1 },
  goatsSheep: { absolute: 2, share: 0.1 },
  monthlyRentValue: MONEY,
  electricitySpend: MONEY,
  phoneCreditSpend: MONEY,
  internetSpend: MONEY,
  motorcycleValue: MONEY,
  carValue: MONEY,
  incomeSalary: MONEY,
  incomeAllowance: MONEY,
  incomeMeal: MONEY,
  incomeHonorarium: MONEY,
  incomeOvertime: MONEY,
  incomeWorkOther: MONEY,
  businessIncome: MONEY,
  otherIncome: MONEY,
};

export function toleranceOf(key: string): Tolerance {
  return TOLERANCES[key] ?? EXACT;
}
