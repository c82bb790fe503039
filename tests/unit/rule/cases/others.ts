import { HEAD } from "../../instrument/family-fixture";
import { house, house26, person, type RuleCase, server, VILLAGE } from "../sample";

const PROGRAMMES = [
  "programSembako",
  "programPkh",
  "programBltDesa",
  "programElectricitySubsidy",
  "programLocalGov",
  "programFertilizer",
  "programLpg",
];
const POINT = { lat: -8.7, lng: 116.8 };

/** Assets, programmes and place. */
export const OTHER_CASES: readonly RuleCase[] = [
  {
    id: "A01a",
    fails: house26({ motorcycleCount: 1 }),
    passes: house26({ motorcycleCount: 1, motorcycleValue: 9_000_000 }),
    silent: house26({ motorcycleCount: 0 }),
  },
  {
    id: "A01b",
    fails: house26({ carCount: 1, carValue: 0 }),
    passes: house26({ carCount: 1, carValue: 90_000_000 }),
    silent: house({ assetCar: 1 }),
  },
  ...PROGRAMMES.flatMap((key) => [
    {
      id: "Q01",
      fails: house({ [key]: 1, [`${key}Year`]: 2026, [`${key}Month`]: 12 }),
      passes: house({ [key]: 1, [`${key}Year`]: 2026, [`${key}Month`]: 11 }),
      silent: house({ [key]: 2 }),
    },
    {
      id: "Q02",
      fails: house({ [key]: 1, [`${key}Year`]: 2025, [`${key}Month`]: 10 }),
      passes: house({ [key]: 1, [`${key}Year`]: 2025, [`${key}Month`]: 11 }),
      silent: house({ [key]: 2, [`${key}Year`]: 2021, [`${key}Month`]: 1 }),
    },
  ]),
  {
    id: "V36a",
    fails: house(POINT, server({ metresOutside: 501 })),
    passes: house(POINT, server({ metresOutside: 500 })),
    silent: house({}, server({ metresOutside: 501 })),
  },
  {
    id: "V36b",
    fails: house(POINT, server({ familiesOnPoint: 31 })),
    passes: house(POINT, server({ familiesOnPoint: 30 })),
    silent: house(POINT),
  },
  {
    id: "V36c",
    fails: house26({ addressMatchesKk: 2 }),
    passes: house26({ addressMatchesKk: 1 }),
    silent: house({ addressMatchesKk: 2 }),
  },
  {
    id: "V36d",
    fails: person(HEAD, { ktpVillageCode: "9901012002" }),
    passes: person(HEAD, { ktpVillageCode: VILLAGE }),
    silent: person(HEAD, {}),
  },
];
