import { bareFamily, CHILD, HEAD } from "../../instrument/family-fixture";
import { blankCases, filledCases, of, person, person26, type RuleCase } from "../sample";

const family = bareFamily();
const ATTENDED = ["highestLevelAttended", "highestGradeAttended"];
const ATTENDING = { schoolParticipation: 2, highestLevelAttended: 3, highestGradeAttended: 5 };

export const EDUCATION_CASES: readonly RuleCase[] = [
  ...blankCases(
    "V17a",
    ["schoolParticipation", "highestCertificate", ...ATTENDED],
    (row) => person(CHILD, { ...row, birthDate: "2022-11-22" }),
    of({ ...family, members: {} }),
  ),
  ...blankCases(
    "V17a",
    ["certificateGroup"],
    (row) => person26(CHILD, { ...row, birthDate: "2022-11-22" }),
    person26(CHILD, {}),
  ),
  {
    id: "V17b",
    fails: person(HEAD, { schoolParticipation: 2 }),
    passes: person(CHILD, { schoolParticipation: 2 }),
    silent: person(CHILD, { schoolParticipation: 3 }),
  },
  {
    id: "V17b",
    fails: person26(HEAD, { schoolParticipation: 2 }),
    passes: person26(CHILD, { schoolParticipation: 2 }),
    silent: person26(CHILD, { schoolParticipation: 3 }),
  },
  {
    id: "V18",
    fails: person(CHILD, { schoolParticipation: 2, highestCertificate: 8 }),
    passes: person(CHILD, { schoolParticipation: 2, highestCertificate: 3 }),
    silent: person(CHILD, { schoolParticipation: 2, highestCertificate: 23 }),
  },
  ...(
    [
      [1, "2015-11-23", "2015-11-22"],
      [2, "2012-11-23", "2012-11-22"],
      [3, "2009-11-23", "2009-11-22"],
      [5, "2006-11-23", "2006-11-22"],
      [6, "2004-11-23", "2004-11-22"],
    ] as const
  ).map(([certificateGroup, young, old]) => ({
    id: "V18",
    fails: person26(CHILD, { certificateGroup, schoolParticipation: 3, birthDate: young }),
    passes: person26(CHILD, { certificateGroup, schoolParticipation: 3, birthDate: old }),
    silent: person26(CHILD, { certificateGroup: 0, schoolParticipation: 3 }),
  })),
  {
    id: "V19a",
    fails: person26(CHILD, { schoolParticipation: 1, certificateGroup: 1 }),
    passes: person26(CHILD, { schoolParticipation: 1, certificateGroup: 0 }),
    silent: person26(CHILD, { schoolParticipation: 2, certificateGroup: 1 }),
  },
  ...filledCases(
    "V19b",
    ATTENDED,
    (row) => person(CHILD, { ...ATTENDING, ...row }),
    person(CHILD, { schoolParticipation: 1 }),
  ),
  {
    id: "V19b",
    fails: person(CHILD, { schoolParticipation: 2 }),
    passes: person(CHILD, ATTENDING),
    silent: {
      ...person(CHILD, { schoolParticipation: 2 }),
      answers: { ...family, household: { ...family.household, enumerationResult: 4 } },
    },
  },
  ...blankCases("V19c", ATTENDED, (row) => person(CHILD, { ...row, schoolParticipation: 1 }), person(CHILD, ATTENDING)),
  {
    id: "V20",
    fails: person(CHILD, { schoolParticipation: 1 }),
    passes: person(CHILD, { schoolParticipation: 2 }),
    silent: person(HEAD, { schoolParticipation: 1 }),
  },
  {
    id: "V20",
    fails: person(CHILD, { schoolParticipation: 3, highestCertificate: 3, birthDate: "2009-01-01" }),
    passes: person(CHILD, { schoolParticipation: 2, highestCertificate: 8, birthDate: "2009-01-01" }),
    silent: person(CHILD, { schoolParticipation: 3, highestCertificate: 13, birthDate: "2008-12-01" }),
  },
];
