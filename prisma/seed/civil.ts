import { codesIn } from "@/lib/domain/instrument/answers";
import { numberAt, type Row } from "@/lib/server/household/whole-family";
import { addDays, earlierOf, laterOf, yearsBefore } from "./calendar";
import type { Schooling } from "./education";
import { DIFFICULTIES } from "./health";
import type { IdentityBook } from "./identity";
import type { Person } from "./person";
import type { Random } from "./random";
import type { Work } from "./work";

/** What a person's civil row takes from the rest of the family. */
export interface Kin {
  readonly fatherName: string;
  readonly fatherNik: string | null;
  readonly motherName: string;
  readonly motherNik: string | null;
}

export interface CivilFacts {
  readonly person: Person;
  readonly answers: Row;
  readonly imported: Row;
  readonly school: Schooling;
  readonly work: Work;
  readonly kin: Kin;
  readonly religion: number;
  readonly ethnicGroup: string;
  readonly village: { readonly name: string; readonly address: string };
  readonly on: string;
}

const BIRTH_PLACES = ["Taliwang", "Sumbawa Besar", "Jereweh", "Seteluk", "Alas", "Mataram", "Selong", "Bima"] as const;

/** The civil-registration row of a person, as a village's population workbook would have it. */
export function civilRow(random: Random, book: IdentityBook, facts: CivilFacts): Row {
  const { person, kin, on } = facts;
  const foreign = random.weighted([
    [1, 1000],
    [2, 1.4],
    [3, 0.8],
  ]);
  return {
    birthPlace: random.chance(0.55) ? facts.village.name : random.pick(BIRTH_PLACES),
    religion: facts.religion,
    educationKk: educationOnCard(facts.school, facts.answers),
    educationInProgress: educationInProgress(random, person, facts.school, facts.answers),
    occupation: occupation(random, person, facts.school, facts.work),
    citizenship: foreign,
    fatherNik: kin.fatherNik,
    fatherName: kin.fatherName,
    motherNik: kin.motherNik,
    motherName: kin.motherName,
    bloodType: random.weighted([
      [13, 46],
      [4, 18],
      [1, 13],
      [2, 13],
      [3, 4],
      [11, 3],
      [5, 2],
      [7, 1],
    ]),
    birthCertificateNo: hasPaper(facts.answers, 1) ? paperNo(random, "LT", person.birthDate) : null,
    ...passport(random, person, on),
    kitasNo: foreign === 2 ? paperNo(random, "KITAS", addDays(on, -400)) : null,
    ...marriage(random, person, on),
    disabilityCode: disability(random, facts.answers),
    contraception: person.sex === 2 && person.marital === 2 && person.age <= 49 ? contraception(random) : null,
    civilPregnant: person.sex === 2 ? (facts.answers["pregnant"] === 1 ? 1 : 2) : null,
    ektp: person.age < 17 ? 1 : hasPaper(facts.answers, 4) ? 2 : 1,
    ektpRecordStatus:
      person.age < 17
        ? 1
        : hasPaper(facts.answers, 4)
          ? random.weighted([
              [8, 88],
              [4, 6],
              [6, 2],
              [3, 4],
            ])
          : random.weighted([
              [2, 70],
              [3, 20],
              [5, 6],
              [7, 4],
            ]),
    currentAddress: random.chance(0.12) ? facts.village.address : null,
    basicStatus: basicStatus(person),
    ethnicGroup: facts.ethnicGroup,
    idCardTag: person.age >= 17 && random.chance(0.15) ? book.cardTag() : null,
    ...insurance(random, facts),
  };
}

function hasPaper(answers: Row, code: number): boolean {
  const cards = answers["identityCards"];
  return codesIn(cards).includes(code);
}

/** A paper's number that no office gives out. */
function paperNo(random: Random, kind: string, date: string): string {
  return `CONTOH-${kind}-${date.replaceAll("-", "")}-${String(random.int(1, 9999)).padStart(4, "0")}`;
}

function educationOnCard(school: Schooling, answers: Row): number {
  if (school.stage === 0) return 1;
  if (school.stage < 5) return school.stage + 1;
  const level = numberAt(answers, "highestCertificate");
  if (level === 18) return 7;
  return level === 21 ? 9 : level === 22 ? 10 : 8;
}

function educationInProgress(random: Random, person: Person, school: Schooling, answers: Row): number {
  if (person.age < 4) return 1;
  if (person.age < 7 && !school.inSchool) return random.chance(0.6) ? 2 : 1;
  if (!school.inSchool) return school.stage === 0 ? 3 : school.stage === 1 ? 5 : 18;
  const level = numberAt(answers, "highestLevelAttended");
  if (level <= 5) return level === 2 ? 14 : 4;
  if (level <= 10) return 6;
  return level <= 17 ? 7 : level === 18 ? 10 : 11;
}

/** Occupation on the identity card by industry: the usual one and the labourer's. */
const OCCUPATION: Readonly<Record<number, readonly [number, number]>> = {
  1: [9, 20],
  2: [9, 20],
  3: [9, 20],
  4: [11, 21],
  5: [10, 22],
  6: [9, 20],
  7: [15, 19],
  8: [30, 19],
  9: [16, 15],
  10: [17, 19],
  11: [26, 19],
  12: [84, 15],
  13: [81, 19],
  14: [88, 15],
  15: [15, 15],
  16: [15, 15],
  18: [71, 15],
  20: [85, 18],
  21: [65, 18],
  22: [74, 73],
  25: [23, 23],
};

function occupation(random: Random, person: Person, school: Schooling, work: Work): number {
  if (person.age < 6) return 1;
  if (school.inSchool) return 3;
  if (work.industry === null)
    return person.sex === 2 && person.marital === 2 ? 2 : person.age > 58 && random.chance(0.06) ? 4 : 1;
  if (work.status === 5)
    return work.industry === 20
      ? random.weighted([
          [5, 70],
          [6, 8],
          [7, 14],
          [85, 8],
        ])
      : 5;
  if (work.status === 8 && person.sex === 2) return 2;
  const [usual, labourer] = OCCUPATION[work.industry] ?? [88, 19];
  return random.chance(0.08) ? 88 : work.status === 6 || work.status === 7 ? labourer : usual;
}

function passport(random: Random, person: Person, on: string): Row {
  const travels = person.presence === 4 || (person.age >= 20 && person.age <= 55 && random.chance(0.03));
  return travels
    ? { passportNo: `CONTOH${random.int(100_000, 999_999)}`, passportExpiry: addDays(on, random.int(-700, 1500)) }
    : { passportNo: null, passportExpiry: null };
}

function marriage(random: Random, person: Person, on: string): Row {
  const none = { marriageCertificateNo: null, marriageDate: null, divorceCertificateNo: null, divorceDate: null };
  if (person.marital === 1) return none;
  const wedAt = Math.min(person.age, random.int(19, 27));
  const wed = earlierOf(
    addDays(yearsBefore(on, Math.max(0, person.age - wedAt)), -random.int(0, 300)),
    addDays(on, -30),
  );
  const paper = random.chance(0.72);
  const row: Row = { ...none, marriageDate: wed, marriageCertificateNo: paper ? paperNo(random, "KW", wed) : null };
  if (person.marital !== 3) return row;
  const divorced = laterOf(addDays(wed, 200), addDays(on, -random.int(60, 4000)));
  return {
    ...row,
    divorceDate: earlierOf(divorced, on),
    divorceCertificateNo: random.chance(0.6) ? paperNo(random, "CR", divorced) : null,
  };
}

/** The village's own word for what the form asks by domains. */
function disability(random: Random, answers: Row): number | null {
  const severe = DIFFICULTIES.find((key) => answers[key] === 1 || answers[key] === 2);
  if (severe === undefined) return random.chance(0.7) ? 7 : null;
  if (severe === "difficultySeeing") return 2;
  if (severe === "difficultyHearing" || severe === "difficultySpeaking") return 3;
  if (severe === "difficultyLearning" || severe === "difficultyBehaviour" || severe === "difficultyRemembering")
    return 4;
  return severe === "difficultySelfCare" ? random.pick([5, 6]) : 1;
}

function contraception(random: Random): number | null {
  return random.weighted<number | null>([
    [3, 34],
    [1, 13],
    [5, 8],
    [2, 5],
    [6, 2],
    [4, 1],
    [7, 0.3],
    [99, 0.6],
    [null, 36],
  ]);
}

/** Codes of the basic status: alive, dead, moved, lost, away. */
function basicStatus(person: Person): number {
  return { 1: 1, 2: 2, 3: 3, 4: 6, 5: 1, 6: 4 }[person.presence];
}

function insurance(random: Random, facts: CivilFacts): Row {
  const held = facts.answers["healthInsurance"];
  const codes = codesIn(held).length > 0 ? codesIn(held) : [0];
  const kind = codes.includes(1)
    ? facts.imported["pbiLocal"] === 1
      ? 4
      : 2
    : codes.some((code) => code === 2 || code === 4)
      ? 3
      : codes.includes(0)
        ? 1
        : 99;
  return {
    insurance: kind,
    insuranceNo: kind === 1 ? null : `99${String(random.int(0, 99_999_999_999)).padStart(11, "0")}`,
  };
}
