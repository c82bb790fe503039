import { numberAt, type Row } from "@/lib/server/household/whole-family";
import type { Livelihood } from "./place";
import type { Random } from "./random";

/** Share of middling families that own a thing, and how steeply it rises with welfare. */
const OWNED = {
  assetGas55: [0.06, 1.1],
  assetFridge: [0.62, 1.5],
  assetAc: [0.025, 1.6],
  assetWaterHeater: [0.006, 1.3],
  assetLandline: [0.007, 0.8],
  assetFlatTv: [0.32, 1.2],
  assetGold: [0.16, 1.2],
  assetComputer: [0.12, 1.5],
  assetMotorcycle: [0.84, 1.4],
  assetBicycle: [0.3, 0.4],
  assetCar: [0.045, 1.7],
  assetSmartphone: [0.88, 1.5],
  assetLandElsewhere: [0.24, 0.6],
  assetHouseElsewhere: [0.045, 0.9],
} as const satisfies Record<string, readonly [number, number]>;

const ELECTRIC: readonly string[] = ["assetFridge", "assetAc", "assetWaterHeater", "assetFlatTv", "assetComputer"];

/** Block V 502-504. Electric goods need electricity (V32), a large cylinder goes with the fuel that needs it (V35). */
export function assets(
  random: Random,
  livelihood: Livelihood,
  welfare: number,
  house: Row,
  about: { readonly elderAlone: boolean; readonly keepsPigs: boolean },
): Row {
  const row: Row = {};
  const dark = house["lightingSource"] === 4;
  for (const [key, [share, slope]] of Object.entries(OWNED)) {
    const chance = logistic(Math.log(share / (1 - share)) + slope * (welfare - (about.elderAlone ? 0.8 : 0)));
    row[key] = random.chance(chance) && !(dark && ELECTRIC.includes(key)) ? 1 : 2;
  }
  const fuel = numberAt(house, "cookingFuel");
  if (fuel === 2 || fuel === 3) row["assetGas55"] = 1;
  else if (row["assetGas55"] === 1 && fuel !== 4) row["assetGas55"] = 2;
  const coast = livelihood === "coast";
  const boat = coast && random.chance(0.42);
  row["assetBoat"] = boat && random.chance(0.5 - 0.15 * welfare) ? 1 : random.chance(0.004) ? 1 : 2;
  row["assetMotorBoat"] = boat && row["assetBoat"] === 2 && random.chance(0.5 + 0.2 * welfare) ? 1 : 2;
  return { ...row, ...livestock(random, livelihood, welfare, about.keepsPigs) };
}

function livestock(random: Random, livelihood: Livelihood, welfare: number, keepsPigs: boolean): Row {
  const keeps = livelihood === "farm" ? 0.34 : livelihood === "town" ? 0.05 : 0.12;
  const head = (share: number, most: number) =>
    random.chance(keeps * share) ? random.int(1, Math.max(1, Math.round(most * Math.exp(0.4 * welfare)))) : 0;
  return {
    cattle: head(0.6, 4),
    buffalo: head(0.22, 5),
    horses: head(0.1, 3),
    pigs: keepsPigs && random.chance(0.3) ? random.int(1, 4) : 0,
    goatsSheep: head(0.45, 6),
  };
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
