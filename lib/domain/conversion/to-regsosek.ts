import { answerIn, itemsIn } from "../instrument/answers";
import type { Conversion } from "./conversion";

const YES = 1;
const NO = 2;
/** 502g asks for gold worth 10 grams or more. */
const LEAST_GOLD_GRAM = 10;
/** 2022 has room for three meters. */
const METERS = 3;

function fromCount(from: string, to: string, least = 1): Conversion {
  return {
    level: "household",
    from: [from],
    to,
    convert: (row) => {
      const count = answerIn(row, from);
      return typeof count === "number" ? (count >= least ? YES : NO) : null;
    },
  };
}

function meter(index: number): Conversion {
  return {
    level: "household",
    from: ["meters"],
    to: `meterPower${index + 1}`,
    convert: (row) => itemsIn(answerIn(row, "meters"))[index]?.["power"] ?? null,
  };
}

/** What answers of 2026 say of those of 2022: a count says whether there is any, a list of meters its first three. */
export const REGSOSEK_CONVERSIONS: readonly Conversion[] = [
  fromCount("gas55Count", "assetGas55"),
  fromCount("fridgeCount", "assetFridge"),
  fromCount("acCount", "assetAc"),
  fromCount("goldGram", "assetGold", LEAST_GOLD_GRAM),
  fromCount("computerCount", "assetComputer"),
  fromCount("motorcycleCount", "assetMotorcycle"),
  fromCount("carCount", "assetCar"),
  fromCount("otherLandCount", "assetLandElsewhere"),
  fromCount("otherHouseCount", "assetHouseElsewhere"),
  ...Array.from({ length: METERS }, (_, index) => meter(index)),
];
