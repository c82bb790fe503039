import { blankCases, filledCases, house, house26, type RuleCase } from "../sample";

const TOILET = ["toiletType", "faecesDisposal"];

export const HOUSING_CASES: readonly RuleCase[] = [
  ...filledCases(
    "V30a",
    ["landTitle"],
    (row) => house({ ...row, dwellingOwnership: 1 }),
    house({ dwellingOwnership: 2 }),
  ),
  {
    id: "V30a",
    fails: house({ dwellingOwnership: 1 }),
    passes: house({ dwellingOwnership: 1, landTitle: 6 }),
    silent: house26({ dwellingOwnership: 1 }),
  },
  ...blankCases(
    "V30b",
    ["landTitle"],
    (row) => house({ ...row, dwellingOwnership: 3 }),
    house({ dwellingOwnership: 1 }),
  ),
  { id: "V31a", fails: house({ floorAreaM2: 0 }), passes: house({ floorAreaM2: 1 }), silent: house({}) },
  {
    id: "V31b",
    fails: house({ floorAreaM2: 8 }),
    passes: house({ floorAreaM2: 9 }),
    silent: house({ floorAreaM2: 0 }),
  },
  { id: "V31b", fails: house({ floorAreaM2: 501 }), passes: house({ floorAreaM2: 500 }), silent: house({}) },
  ...blankCases("V34a", TOILET, (row) => house({ ...row, toiletFacility: 6 }), house({ toiletFacility: 1 })),
  ...filledCases(
    "V34b",
    TOILET,
    (row) => house({ toiletType: 1, faecesDisposal: 1, ...row, toiletFacility: 2 }),
    house({ toiletFacility: 4 }),
  ),
  {
    id: "V34b",
    fails: house({ toiletFacility: 1 }),
    passes: house({ toiletFacility: 1, toiletType: 1, faecesDisposal: 1 }),
    silent: house({ toiletFacility: 1, enumerationResult: 3 }),
  },
  {
    id: "V34c",
    fails: house({ toiletFacility: 1, toiletType: 1, faecesDisposal: 5 }),
    passes: house({ toiletFacility: 1, toiletType: 1, faecesDisposal: 1 }),
    silent: house({ toiletFacility: 1, toiletType: 4, faecesDisposal: 5 }),
  },
];
