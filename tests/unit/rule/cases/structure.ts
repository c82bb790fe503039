import { bareFamily, CHILD, HEAD, nikOf, SPOUSE, withMember } from "../../instrument/family-fixture";
import { blankCases, house, house26, of, person, person26, type RuleCase } from "../sample";

const family = bareFamily();
const gone = [HEAD, SPOUSE, CHILD].reduce((answers, uid) => withMember(answers, uid, { presence: 3 }), family);
const GRANDMA = "0190a000-0000-7000-8000-000000000009";
const elder = (birthDate: string, relationToHead: number, relationDetail: number | null = null) => ({
  ...family,
  members: {
    ...family.members,
    [GRANDMA]: { memberNo: 4, name: "Contoh Empat", presence: 1, sex: 2, birthDate, relationToHead, relationDetail },
  },
});
const withMother = (nik: string, birthDate: string) => {
  const answers = withMember(withMember(family, CHILD, { birthDate }), SPOUSE, { relationToHead: 8 });
  return of({ ...answers, civil: { [CHILD]: { motherNik: nik } } });
};
const SPOUSE_NIK = nikOf("1983-08-01", 2, 2);
const LIFE = [
  "maritalStatus",
  "relationToHead",
  "schoolParticipation",
  "highestCertificate",
  "workedLastWeek",
  "employmentStatus",
  "ownsBusiness",
  "chronicIllness",
  "healthInsurance",
];
const BARE = { maritalStatus: null, relationToHead: null };

export const STRUCTURE_CASES: readonly RuleCase[] = [
  { id: "V07", fails: person(HEAD, { relationToHead: 3 }), passes: of(family), silent: of(gone) },
  { id: "V07", fails: of({ household: {}, members: {}, civil: {} }), passes: of(family), silent: of(gone) },
  { id: "V07", fails: person(SPOUSE, { relationToHead: 1 }), passes: of(family), silent: of(gone) },
  { id: "V08", fails: person(CHILD, { relationToHead: 2 }), passes: of(family), silent: of(gone) },
  { id: "V09", fails: person(SPOUSE, { sex: 1 }), passes: of(family), silent: person(SPOUSE, { sex: null }) },
  {
    id: "V10a",
    fails: person(SPOUSE, { maritalStatus: 1 }),
    passes: of(family),
    silent: person(SPOUSE, { relationToHead: 8 }),
  },
  {
    id: "V10b",
    fails: person(SPOUSE, { relationToHead: 8 }),
    passes: of(family),
    silent: person(HEAD, { maritalStatus: 4 }),
  },
  {
    id: "V11",
    fails: person(HEAD, { birthDate: "2009-11-23" }),
    passes: person(HEAD, { birthDate: "2009-11-22" }),
    silent: person(HEAD, { birthDate: null }),
  },
  {
    id: "V13a",
    fails: person(CHILD, { birthDate: "1983-07-31" }),
    passes: of(family),
    silent: person(SPOUSE, { birthDate: null }),
  },
  {
    id: "V13a",
    fails: withMother(SPOUSE_NIK, "1990-01-01"),
    passes: withMother(SPOUSE_NIK, "1998-08-01"),
    silent: withMother(nikOf("1970-01-01", 2, 77), "1990-01-01"),
  },
  {
    id: "V13b",
    fails: person(CHILD, { birthDate: "1995-01-01" }),
    passes: of(family),
    silent: person(CHILD, { birthDate: "1983-09-01" }),
  },
  {
    id: "V13b",
    fails: person(SPOUSE, { birthDate: "1964-01-01" }),
    passes: of(family),
    silent: person(SPOUSE, { sex: 1 }),
  },
  { id: "V14a", fails: of(elder("1975-01-01", 6)), passes: of(elder("1955-01-01", 6)), silent: of(family) },
  {
    id: "V14a",
    fails: { ...person26(HEAD, {}), answers: elder("1985-01-01", 6, 7) },
    passes: { ...person26(HEAD, {}), answers: elder("1955-01-01", 6, 7) },
    silent: { ...person26(HEAD, {}), answers: elder("1985-01-01", 8, 8) },
  },
  {
    id: "V14b",
    fails: person(CHILD, { relationToHead: 5, birthDate: "1999-01-01" }),
    passes: person(CHILD, { relationToHead: 5 }),
    silent: of(family),
  },
  {
    id: "V28",
    fails: house26({ memberCountKk: 4 }),
    passes: house26({ memberCountKk: 3 }),
    silent: house({ memberCountKk: 4 }),
  },
  ...blankCases("V29", LIFE, (row) => person(CHILD, { ...BARE, ...row, presence: 6 }), of(family)),
  ...blankCases(
    "V29",
    ["hasJobIncome", "hasBusinessIncome", "certificateGroup", "jobStatus"],
    (row) => person26(CHILD, { ...BARE, ...row, presence: 7 }),
    person26(CHILD, { presence: 1 }),
  ),
];
