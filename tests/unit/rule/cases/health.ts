import { bareFamily, CHILD, HEAD } from "../../instrument/family-fixture";
import { blankCases, of, person, person26, type RuleCase } from "../sample";

const family = bareFamily();
const FROM_TWO = [
  "difficultySeeing",
  "difficultyHearing",
  "difficultyWalking",
  "difficultyHands",
  "difficultyLearning",
  "difficultyBehaviour",
];
const FROM_FIVE = ["difficultySpeaking", "difficultySelfCare", "difficultyRemembering"];
const all = (code: number) =>
  Object.fromEntries([...FROM_TWO, ...FROM_FIVE, "sadnessDepression"].map((key) => [key, code]));
const onRecord = (disabilityCode: number, code: number) => {
  const sample = person(HEAD, all(code));
  return { ...sample, answers: { ...sample.answers, civil: { [HEAD]: { disabilityCode } } } };
};
const nobody = of({ ...family, members: {} });

export const HEALTH_CASES: readonly RuleCase[] = [
  ...blankCases("V25a", FROM_TWO, (row) => person(CHILD, { ...row, birthDate: "2024-11-23" }), nobody),
  ...blankCases(
    "V25a",
    [...FROM_FIVE, "sadnessDepression"],
    (row) => person(CHILD, { ...row, birthDate: "2021-11-23" }),
    nobody,
  ),
  {
    id: "V25b",
    fails: person(HEAD, { ...all(4), caregiver: 1 }),
    passes: person(HEAD, { ...all(4), difficultySelfCare: 2, caregiver: 1 }),
    silent: person(HEAD, all(4)),
  },
  {
    id: "V25b",
    fails: person(HEAD, { ...all(3), caregiver: 1, birthDate: "1966-11-23" }),
    passes: person(HEAD, { ...all(4), caregiver: 1, birthDate: "1966-11-22" }),
    silent: person26(HEAD, { caregiver: 1 }),
  },
  { id: "V26a", fails: onRecord(1, 4), passes: onRecord(1, 3), silent: onRecord(7, 4) },
  { id: "V26b", fails: onRecord(7, 2), passes: onRecord(3, 1), silent: onRecord(7, 3) },
  ...blankCases(
    "V27",
    ["childNutrition"],
    (row) => person(CHILD, row),
    person(CHILD, { childNutrition: 2, birthDate: "2023-01-01" }),
  ),
];
