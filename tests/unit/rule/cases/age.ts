import { bareFamily, CHILD, HEAD, SPOUSE } from "../../instrument/family-fixture";
import { of, person, type RuleCase } from "../sample";

const family = bareFamily();
const born = (uid: string, birthDate: string | null) => person(uid, { birthDate });

export const AGE_CASES: readonly RuleCase[] = [
  {
    id: "V12a",
    fails: person(CHILD, { maritalStatus: 2, birthDate: "2016-11-23" }),
    passes: person(CHILD, { maritalStatus: 2, birthDate: "2016-11-22" }),
    silent: of(family),
  },
  {
    id: "V12b",
    fails: person(CHILD, { maritalStatus: 3, birthDate: "2007-11-23" }),
    passes: person(CHILD, { maritalStatus: 3, birthDate: "2007-11-22" }),
    silent: of(family),
  },
  { id: "V15a", fails: born(CHILD, "2026-11-23"), passes: born(CHILD, "2026-11-22"), silent: born(CHILD, null) },
  { id: "V15b", fails: born(HEAD, "1905-11-21"), passes: born(HEAD, "1906-11-22"), silent: born(HEAD, null) },
  { id: "V15c", fails: born(HEAD, "1927-11-22"), passes: born(HEAD, "1928-11-22"), silent: born(HEAD, "1905-01-01") },
  {
    id: "V16a",
    fails: person(HEAD, { pregnant: 1 }),
    passes: person(SPOUSE, { pregnant: 2 }),
    silent: of(family),
  },
  {
    id: "V16a",
    fails: person(SPOUSE, { pregnant: 2, birthDate: "1971-11-22" }),
    passes: person(SPOUSE, { pregnant: 1, birthDate: "1971-11-23" }),
    silent: person(SPOUSE, { pregnant: 1, birthDate: null }),
  },
  {
    id: "V16b",
    fails: person(SPOUSE, { pregnant: 1, maritalStatus: 1 }),
    passes: person(SPOUSE, { pregnant: 1 }),
    silent: person(SPOUSE, { pregnant: 2 }),
  },
];
