import { type KkCard, numberAt, type Row, type WholeMember } from "@/lib/server/household/whole-family";
import { assets } from "./assets";
import { addDays, laterOf, yearsBefore } from "./calendar";
import { familyShape } from "./family-shape";
import { withFlaw } from "./flaw";
import { HOUSEHOLD_AS_OF, lastVisit, sectionsAsOf } from "./freshness";
import { housing } from "./housing";
import type { IdentityBook } from "./identity";
import { type Home, memberOf, nameOf, papersOf } from "./member";
import { isPresent, type Person, RELATION } from "./person";
import { type Dwelling, dwelling, type VillageSite } from "./place";
import { programs, services } from "./programs";
import { type Random, randomFor, uuidFrom } from "./random";
import type { SeedFamily } from "./record";
import { ranking } from "./welfare";

export interface FamilySetting {
  readonly site: VillageSite;
  readonly book: IdentityBook;
  /** Families of the village. */
  readonly families: number;
  /** Reference day `YYYY-MM-DD`: ages and programmes are as of it. */
  readonly on: string;
  /** Milliseconds: when the village's data were first loaded. */
  readonly loadedAt: number;
  readonly seed: string;
}

/** One family, from its village and its place in the list alone. */
export function makeFamily(setting: FamilySetting, ordinal: number): SeedFamily {
  const { site, book, on } = setting;
  const random = randomFor(setting.seed, site.code, ordinal);
  const welfare = site.welfare + random.normal();
  const people = familyShape(random, on, welfare);
  const place = dwelling(site, random, ordinal, setting.families);
  const loadedAt = setting.loadedAt + ordinal;
  const id = uuidFrom(random, loadedAt);
  const rank = ranking(random, welfare, on);
  const house = housing(random, site, welfare, people.length);
  const aid = aidOf(random, setting, people, house, rank.decileNational);
  const visit = lastVisit(random, on);
  const religion = random.weighted([
    [1, 957],
    [4, 24],
    [2, 8],
    [3, 5],
    [5, 3],
    [6, 1.5],
    [7, 1.5],
  ]);
  const home: Home = {
    site,
    dwelling: place,
    welfare,
    religion,
    ethnicGroup: ethnicGroup(random, site, religion),
    visit,
    loadedAt,
    on,
    cover: {
      pbiNational: rank.answers["pbiNational"] === 1,
      pbiLocal: rank.answers["pbiLocal"] === 1,
      receivesPkh: aid["programPkh"] === 1,
      welfare,
    },
  };
  const papers = people.map((person) => papersOf(random, book, person, home));
  const members = people.map((_, index) => memberOf(random, book, home, people, papers, index));
  const goods = assets(random, site.livelihood, welfare, house, {
    elderAlone: people.length === 1 && (people[0]?.age ?? 0) >= 60,
    keepsPigs: religion !== 1,
  });
  const cards = familyCards(random, book, people, on);
  const card = cards.find(({ validTo }) => validTo === null);
  const result = random.chance(0.99)
    ? 1
    : random.weighted([
        [2, 60],
        [3, 15],
        [4, 10],
        [5, 15],
      ]);
  const household: Row = {
    ...placeAnswers(random, place, ordinal),
    kkNumber: card?.number ?? null,
    kkMatchCode:
      card === undefined
        ? null
        : random.weighted([
            [0, 91],
            [1, 5],
            [2, 4],
          ]),
    ...officerAnswers(random, book, members, people, result),
    ...house,
    plnId: house["lightingSource"] === 1 && random.chance(0.9) ? book.plnId() : null,
    ...aid,
    ...goods,
    ...services(random, welfare, site.remote?.noInternet ?? false, goods["assetSmartphone"] === 1),
    notes: note(random, result),
  };
  const family: SeedFamily = {
    id,
    villageCode: site.code,
    status: result === 5 ? 2 : 1,
    household,
    imported: rank.answers,
    cards,
    members,
    asOf: sectionsAsOf(random, HOUSEHOLD_AS_OF, visit),
    loadedAt,
    welfare,
  };
  return random.chance(0.034) ? withFlaw(random, family) : family;
}

function aidOf(random: Random, setting: FamilySetting, people: readonly Person[], house: Row, decile: number): Row {
  const present = people.filter(isPresent);
  return programs(random, {
    decile,
    livelihood: setting.site.livelihood,
    hasPupilOrElder: present.some(({ age }) => (age >= 6 && age <= 18) || age >= 70 || age < 5),
    farms: setting.site.livelihood === "farm" && present.some(({ age }) => age >= 25 && age <= 70),
    meterPower: typeof house["meterPower1"] === "number" ? house["meterPower1"] : null,
    cookingFuel: numberAt(house, "cookingFuel"),
    on: setting.on,
  });
}

function placeAnswers(random: Random, place: Dwelling, ordinal: number): Row {
  const surveyed = random.chance(0.94);
  return {
    slsCode: surveyed ? place.rt.padStart(4, "0") : null,
    subSlsCode: surveyed
      ? random.weighted([
          ["00", 90],
          ["01", 7],
          ["02", 3],
        ])
      : null,
    slsName: surveyed ? `RT ${place.rt} ${place.dusun}` : null,
    address: place.address,
    buildingNo: surveyed ? String(place.houseNo).padStart(3, "0") : null,
    familyNo: surveyed ? String((ordinal % 999) + 1).padStart(3, "0") : null,
    familyStatus: surveyed
      ? random.weighted([
          ["1", 90],
          ["2", 10],
        ])
      : null,
    landmarkId: surveyed && random.chance(0.5) ? `99${place.rt}${random.int(0, 9)}` : null,
    dusun: place.dusun,
    rw: place.rw,
    rt: place.rt,
    ...(random.chance(0.96) ? { lat: place.lat, lng: place.lng } : { lat: null, lng: null }),
  };
}

function officerAnswers(
  random: Random,
  book: IdentityBook,
  members: readonly WholeMember[],
  people: readonly Person[],
  result: number,
): Row {
  const adults = members.filter((member, index) => member.active && (people[index]?.age ?? 0) >= 17);
  const spouse = members[people.findIndex((person) => person.relation === RELATION.spouse)];
  const respondent = spouse !== undefined && random.chance(0.55) ? spouse : (adults[0] ?? members[0]);
  return {
    respondentName: respondent === undefined ? null : nameOf(respondent),
    respondentPhone: random.chance(0.8) ? book.phone() : null,
    enumerationResult: result,
  };
}

/** Cards of the family: the one that holds, and for some an older one, since a move or a death changes the number. */
function familyCards(random: Random, book: IdentityBook, people: readonly Person[], on: string): readonly KkCard[] {
  if (random.chance(0.006)) return [];
  const head = people[0];
  const since = yearsBefore(on, Math.max(1, Math.min((head?.age ?? 30) - 19, random.int(1, 14))));
  const issued = laterOf(addDays(since, -random.int(0, 300)), "2004-01-01");
  const current = (from: string): KkCard => ({ number: book.kkNumber(from), validFrom: from, validTo: null });
  if (!random.chance(0.09)) return [current(issued)];
  const renewed = addDays(on, -random.int(200, 320));
  return [{ number: book.kkNumber(issued), validFrom: issued, validTo: renewed }, current(renewed)];
}

function ethnicGroup(random: Random, site: VillageSite, religion: number): string {
  if (religion === 4) return "Bali";
  const coast = site.livelihood === "coast";
  return random.weighted([
    ["Sumbawa", 62],
    ["Sasak", 14],
    ["Bajo", coast ? 26 : 1],
    ["Bugis", coast ? 8 : 2],
    ["Mbojo", 6],
    ["Jawa", 5],
    ["Selayar", coast ? 4 : 0.5],
  ]);
}

function note(random: Random, result: number): string | null {
  if (result === 1) return null;
  if (result === 5) return "Contoh: rumah kosong, menurut tetangga keluarga pindah ikut anak.";
  return random.pick([
    "Contoh: responden belum menunjukkan Kartu Keluarga, akan dikunjungi lagi.",
    "Contoh: kepala keluarga sedang melaut, sebagian isian dari tetangga.",
    "Contoh: responden menolak menjawab bagian aset.",
  ]);
}
