import { bareFamily, CHILD, HEAD, withMember } from "../../instrument/family-fixture";
import { blankCases, filledCases, of, person, person26, type RuleCase } from "../sample";

const family = bareFamily();
const JOB = ["hoursWorkedLastWeek", "jobIndustry", "employmentStatus"];
const WORKS = { workedLastWeek: 1, hoursWorkedLastWeek: 40, jobIndustry: 1, employmentStatus: 4 };
const BUSINESS = ["businessIndustry", "paidWorkers", "unpaidWorkers", "monthlyTurnover"];
const OWNS = { ownsBusiness: 1, businessIndustry: 1, paidWorkers: 0, unpaidWorkers: 1, monthlyTurnover: 1 };
const YOUNG = { birthDate: "2022-11-22" };
const nobody = of({ ...family, members: {} });
const employed = (household: Record<string, number>, employmentStatus = 5) =>
  of({
    ...withMember(family, HEAD, { ...WORKS, employmentStatus }),
    household: { ...family.household, ...household },
  });

export const WORK_CASES: readonly RuleCase[] = [
  ...blankCases("V21a", ["workedLastWeek", ...JOB], (row) => person(CHILD, { ...row, ...YOUNG }), nobody),
  ...blankCases("V21a", ["hasJobIncome", "jobStatus"], (row) => person26(CHILD, { ...row, ...YOUNG }), nobody),
  {
    id: "V21b",
    fails: person(CHILD, WORKS),
    passes: person(HEAD, WORKS),
    silent: person(CHILD, { workedLastWeek: 2 }),
  },
  {
    id: "V21b",
    fails: person26(CHILD, { jobStatus: 5 }),
    passes: person26(HEAD, { jobStatus: 5 }),
    silent: person26(CHILD, { jobStatus: 9, hasJobIncome: 2 }),
  },
  ...filledCases("V22a", JOB, (row) => person(HEAD, { ...WORKS, ...row }), person(HEAD, { workedLastWeek: 2 })),
  ...blankCases("V22b", JOB, (row) => person(HEAD, { ...row, workedLastWeek: 2 }), person(HEAD, WORKS)),
  {
    id: "V22c",
    fails: person26(HEAD, { jobStatus: 6, hasJobIncome: 1, incomeSalary: 500_000 }),
    passes: person26(HEAD, { jobStatus: 6, hasJobIncome: 2 }),
    silent: person26(HEAD, { jobStatus: 3, hasJobIncome: 1, incomeSalary: 500_000 }),
  },
  {
    id: "V23a",
    fails: person(CHILD, { ...WORKS, employmentStatus: 5 }),
    passes: person(HEAD, { ...WORKS, employmentStatus: 5 }),
    silent: person(HEAD, WORKS),
  },
  {
    id: "V23a",
    fails: person26(CHILD, { jobStatus: 4, birthDate: "2010-01-01" }),
    passes: person26(HEAD, { jobStatus: 4 }),
    silent: person26(HEAD, { jobStatus: 5 }),
  },
  {
    id: "V23b",
    fails: employed({ programPkh: 1, programSembako: 2 }),
    passes: employed({ programPkh: 2, programSembako: 2, programBltDesa: 2 }),
    silent: employed({ programPkh: 1 }, 4),
  },
  ...filledCases("V24a", BUSINESS, (row) => person(HEAD, { ...OWNS, ...row }), person(HEAD, { ownsBusiness: 2 })),
  ...blankCases("V24b", BUSINESS, (row) => person(HEAD, { ...row, ownsBusiness: 2 }), person(HEAD, OWNS)),
  {
    id: "V24c",
    fails: person26(HEAD, { hasBusinessIncome: 1, businessIncome: 0 }),
    passes: person26(HEAD, { hasBusinessIncome: 1, businessIncome: 900_000 }),
    silent: person26(HEAD, { hasBusinessIncome: 2 }),
  },
  {
    id: "V24c",
    fails: person26(HEAD, { hasBusinessIncome: 1 }),
    passes: person26(HEAD, { hasBusinessIncome: 1, businessIncome: 1 }),
    silent: person26(HEAD, { hasBusinessIncome: 9 }),
  },
];
