import { blankCases, house, house26, type RuleCase, server } from "../sample";

const ID = "123456789012";
const meters = (...list: readonly (readonly [number, string | null])[]) => ({
  meters: list.map(([power, id]) => ({ power, idType: 1, id })),
});

export const ENERGY_CASES: readonly RuleCase[] = [
  {
    id: "V32a",
    fails: house({ lightingSource: 1 }),
    passes: house({ lightingSource: 1, meterPower1: 1 }),
    silent: house({ lightingSource: 2 }),
  },
  {
    id: "V32a",
    fails: house26({ lightingSource: 1, ...meters([2, null]) }),
    passes: house26({ lightingSource: 1, ...meters([2, ID]) }),
    silent: house26({ lightingSource: 1, familyPresence: 0 }),
  },
  ...blankCases(
    "V32b",
    ["meterPower1", "meterPower2", "meterPower3"],
    (row) => house({ ...row, lightingSource: 2 }),
    house({ lightingSource: 1 }),
  ),
  {
    id: "V32c",
    fails: house26({ lightingSource: 1, ...meters([1, "1234567890"]) }),
    passes: house26({ lightingSource: 1, ...meters([1, ID], [2, ID.slice(1)]) }),
    silent: house26({ lightingSource: 1, ...meters([1, null]) }),
  },
  {
    id: "V32d",
    fails: house({ lightingSource: 4, assetFridge: 1, assetAc: 2 }),
    passes: house({
      lightingSource: 4,
      assetFridge: 2,
      assetAc: 2,
      assetWaterHeater: 2,
      assetFlatTv: 2,
      assetComputer: 2,
    }),
    silent: house({ lightingSource: 3, assetFridge: 1 }),
  },
  {
    id: "V32d",
    fails: house26({ lightingSource: 4, acCount: 1 }),
    passes: house26({ lightingSource: 4, acCount: 0, fridgeCount: 0 }),
    silent: house26({ lightingSource: 4 }),
  },
  {
    id: "V32e",
    fails: house({}, server({ familiesOnMeter: 4 })),
    passes: house({}, server({ familiesOnMeter: 3 })),
    silent: house({}, server({})),
  },
  {
    id: "V33a",
    fails: house({ lightingSource: 1, meterPower1: 2, assetCar: 1 }),
    passes: house({ lightingSource: 1, meterPower1: 1, assetCar: 2, assetAc: 1 }),
    silent: house({ lightingSource: 1, meterPower1: 3, assetCar: 1 }),
  },
  {
    id: "V33a",
    fails: house26({ lightingSource: 1, ...meters([1, ID]), carCount: 0, acCount: 2 }),
    passes: house26({ lightingSource: 1, ...meters([1, ID]), carCount: 0, acCount: 1 }),
    silent: house26({ lightingSource: 1, ...meters([1, ID]), acCount: 2 }),
  },
  {
    id: "V33a",
    fails: house({ lightingSource: 1, meterPower1: 1, meterPower2: 4, assetCar: 2, assetAc: 2 }),
    passes: house({ lightingSource: 1, meterPower1: 1, meterPower2: 3, assetCar: 2, assetAc: 2 }),
    silent: house({ lightingSource: 2, assetCar: 1 }),
  },
  {
    id: "V33b",
    fails: house({ lightingSource: 1, meterPower1: 5 }, { decile: 2 }),
    passes: house({ lightingSource: 1, meterPower1: 5 }, { decile: 3 }),
    silent: house({ lightingSource: 1, meterPower1: 5 }, { decile: 0 }),
  },
  {
    id: "V35a",
    fails: house({ cookingFuel: 3, assetGas55: 2 }),
    passes: house({ cookingFuel: 2, assetGas55: 1 }),
    silent: house({ cookingFuel: 4, assetGas55: 2 }),
  },
  {
    id: "V35b",
    fails: house({ cookingFuel: 10, assetGas55: 1 }),
    passes: house({ cookingFuel: 4, assetGas55: 1 }),
    silent: house26({ gas55Count: 1 }),
  },
  {
    id: "V38a",
    fails: house26({ dwellingOwnership: 2, lightingSource: 1, ...meters([1, ID]) }),
    passes: house26({ dwellingOwnership: 2, lightingSource: 2 }),
    silent: house({ dwellingOwnership: 2, lightingSource: 1, meterPower1: 1 }),
  },
  {
    id: "V38b",
    fails: house({ dwellingOwnership: 1 }, server({ familiesOnMeter: 2 })),
    passes: house({ dwellingOwnership: 1 }, server({ familiesOnMeter: 1 })),
    silent: house({ dwellingOwnership: 2 }, server({ familiesOnMeter: 2 })),
  },
  {
    id: "V38c",
    fails: house26({ lightingSource: 4, ...meters([1, ID]) }),
    passes: house26({ lightingSource: 4 }),
    silent: house26({ lightingSource: 1, ...meters([1, ID]) }),
  },
];
