import { tempIdOf } from "@/lib/domain/nik/temp-id";
import { type Row, textAt, type WholeMember } from "@/lib/server/household/whole-family";
import { civilRow, type Kin } from "./civil";
import { schooling } from "./education";
import { MEMBER_AS_OF, sectionsAsOf, type Visit } from "./freshness";
import { health } from "./health";
import type { IdentityBook } from "./identity";
import { personName } from "./name";
import { hasEnded, isPresent, type Person } from "./person";
import type { Dwelling, VillageSite } from "./place";
import { type Cover, protection } from "./protection";
import { type Random, uuidFrom } from "./random";
import { work } from "./work";

/** What the members of a family share. */
export interface Home {
  readonly site: VillageSite;
  readonly dwelling: Dwelling;
  readonly welfare: number;
  readonly religion: number;
  readonly ethnicGroup: string;
  readonly cover: Cover;
  readonly visit: Visit;
  readonly loadedAt: number;
  readonly on: string;
}

/** Who somebody is on paper: settled for the whole family before the answers, because children name their parents. */
export interface Papers {
  readonly uid: string;
  readonly name: string;
  readonly nik: string | null;
  readonly noNikReason: number | null;
}

export function papersOf(random: Random, book: IdentityBook, person: Person, home: Home): Papers {
  const uid = uuidFrom(random, home.loadedAt);
  const name = personName(random, person.sex);
  const noNikReason = missingNik(random, person);
  return { uid, name, noNikReason, nik: noNikReason === null ? book.nik(person.birthDate, person.sex) : null };
}

/** Codes of "why no NIK": newborns whose papers are not made yet, and a few adults. */
function missingNik(random: Random, person: Person): number | null {
  if (!isPresent(person)) return null;
  if (person.age === 0)
    return random.chance(0.24)
      ? random.weighted([
          [1, 80],
          [4, 20],
        ])
      : null;
  if (person.age < 5)
    return random.chance(0.02)
      ? random.weighted([
          [1, 30],
          [4, 70],
        ])
      : null;
  return random.chance(0.003)
    ? random.weighted([
        [2, 45],
        [3, 25],
        [4, 20],
        [5, 10],
      ])
    : null;
}

export function memberOf(
  random: Random,
  book: IdentityBook,
  home: Home,
  family: readonly Person[],
  papers: readonly Papers[],
  index: number,
): WholeMember {
  const person = family[index];
  const own = papers[index];
  if (person === undefined || own === undefined) throw new Error("no such person");
  const present = isPresent(person);
  const school = schooling(random, person, home.welfare + random.normal() * 0.3);
  const job = work(random, person, school, home.site.livelihood, home.welfare);
  const imported: Row = { pbiNational: home.cover.pbiNational ? 1 : 2, pbiLocal: home.cover.pbiLocal ? 1 : 2 };
  const answers: Row = {
    nik: own.nik,
    noNikReason: own.noNikReason,
    memberNo: index + 1,
    name: own.name,
    presence: person.presence,
    sex: person.sex,
    birthDate: person.birthDate,
    maritalStatus: present ? person.marital : null,
    relationToHead: present ? person.relation : null,
    pregnant: pregnant(random, person),
    identityCards: present ? identityCards(random, person, home.welfare) : null,
    ...addressOnCard(random, person, home),
    ...school.answers,
    ...job.employment,
    ...job.business,
    ...health(random, person, home.welfare, family.length === 1),
    ...protection(random, person, job, school.inSchool, home.cover),
  };
  const kin = kinOf(random, person, papers);
  const civil = civilRow(random, book, {
    person,
    answers,
    imported,
    school,
    work: job,
    kin,
    religion: home.religion,
    ethnicGroup: home.ethnicGroup,
    village: { name: home.site.name, address: home.dwelling.address },
    on: home.on,
  });
  return {
    uid: own.uid,
    active: !hasEnded(person),
    tempId: own.nik === null ? tempIdOf(own.uid) : null,
    answers,
    civil,
    imported,
    asOf: sectionsAsOf(random, MEMBER_AS_OF, home.visit, person.birthDate),
  };
}

function pregnant(random: Random, { sex, age, marital, presence }: Person): number | null {
  if ((presence !== 1 && presence !== 5) || sex !== 2 || age < 10 || age > 54) return null;
  return marital === 2 && age >= 19 && age <= 41 && random.chance(0.055) ? 1 : 2;
}

function identityCards(random: Random, person: Person, welfare: number): readonly number[] {
  const certificate =
    person.age === 0
      ? 0.62
      : person.age < 18
        ? 0.9 + 0.03 * welfare
        : Math.max(0.12, 0.75 - person.age / 90 + 0.06 * welfare);
  const cards = [
    ...(random.chance(certificate) ? [1] : []),
    ...(person.age < 17 && random.chance(0.34 + 0.08 * welfare) ? [2] : []),
    ...(person.age >= 17 && random.chance(person.age < 19 ? 0.8 : 0.975) ? [4] : []),
  ];
  return cards.length === 0 ? [0] : cards;
}

/** Lalar Liang in Taliwang, on the cards of people who moved. */
const OTHER_VILLAGE = "5207022009";

/** Kept for most holders of a card; a few cards still name the village they came from. */
function addressOnCard(random: Random, person: Person, home: Home): Row {
  const { dwelling, site } = home;
  if (person.age < 17 || !random.chance(0.75))
    return { ktpVillageCode: null, ktpDusun: null, ktpRw: null, ktpRt: null, ktpAddress: null };
  const elsewhere = random.chance(0.04);
  return {
    ktpVillageCode: elsewhere ? OTHER_VILLAGE : site.code,
    ktpDusun: elsewhere ? "TENGAH" : dwelling.dusun,
    ktpRw: elsewhere ? "001" : dwelling.rw,
    ktpRt: elsewhere ? "002" : dwelling.rt,
    ktpAddress: elsewhere ? "Jalan Kenanga Nomor 7" : dwelling.address,
  };
}

function kinOf(random: Random, person: Person, papers: readonly Papers[]): Kin {
  const father = person.father === null ? undefined : papers[person.father];
  const mother = person.mother === null ? undefined : papers[person.mother];
  return {
    fatherName: father?.name ?? personName(random, 1),
    fatherNik: father?.nik ?? null,
    motherName: mother?.name ?? personName(random, 2),
    motherNik: mother?.nik ?? null,
  };
}

export function nameOf(member: WholeMember): string {
  return textAt(member.answers, "name");
}
