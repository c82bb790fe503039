import type { AnswerMap, Answers, AnswerValue } from "../instrument/answers";
import { SID_COLUMNS, type SidColumnName } from "./columns";
import { TO_CIVIL, TO_MEMBER } from "./person-answers";

export type LineCell = string | number | null;
/** One person as OpenSID's workbook has them; cells in the order of its columns. */
export type SidLine = readonly LineCell[];

/** Question 409 as OpenSID's relation. Husband and wife are one code on the form, so sex tells them apart. */
const RELATION_FROM_409: Readonly<Record<number, number>> = { 1: 1, 3: 4, 4: 5, 5: 6, 6: 7, 7: 10, 8: 9 };
const SPOUSE = 2;
const [HUSBAND, WIFE] = [2, 3];
const MAN = 1;

/** Card of a family without one: OpenSID's own kind, beginning with 0, which holds the family together and is never taken over. */
export function temporaryCard(villageCode: string, ordinal: number): string {
  return `0${villageCode}${String(ordinal).padStart(5, "0")}`;
}

/** The people of one family as lines of the 43-column workbook. `card` stands where the family has none. */
export function sidLines(answers: Answers, card: string): readonly SidLine[] {
  const order = (uid: string) => Number(answers.members[uid]?.["relationToHead"] ?? 99);
  return Object.keys(answers.members)
    .toSorted((a, b) => order(a) - order(b))
    .map((uid) => {
      const values = valuesOf(answers.household, answers.members[uid] ?? {}, answers.civil[uid] ?? {}, card);
      return SID_COLUMNS.map(({ name, shape }) => cellOf(shape.kind, values[name]));
    });
}

function valuesOf(
  household: AnswerMap,
  member: AnswerMap,
  civil: AnswerMap,
  card: string,
): Readonly<Partial<Record<SidColumnName, AnswerValue | undefined>>> {
  const renamed = (map: Readonly<Record<string, string>>, from: AnswerMap) =>
    Object.fromEntries(Object.entries(map).map(([column, key]) => [column, from[key]]));
  return {
    ...renamed(TO_MEMBER, member),
    ...renamed(TO_CIVIL, civil),
    alamat: household["address"],
    dusun: household["dusun"],
    rw: household["rw"] ?? "-",
    rt: household["rt"] ?? "-",
    no_kk: household["kkNumber"] ?? card,
    nik: member["nik"] ?? "0",
    ayah_nik: civil["fatherNik"],
    ibu_nik: civil["motherNik"],
    kk_level: relationOf(member),
    hamil: civil["civilPregnant"],
    status_dasar: civil["basicStatus"],
    lat: household["lat"],
    lng: household["lng"],
  };
}

function relationOf(member: AnswerMap): number | null {
  const relation = Number(member["relationToHead"] ?? 0);
  if (relation === SPOUSE) return member["sex"] === MAN ? HUSBAND : WIFE;
  return RELATION_FROM_409[relation] ?? null;
}

/** Dates as OpenSID writes them; numbers that are no codes stay text, so that no spreadsheet rounds them. */
function cellOf(kind: string, value: AnswerValue | undefined): LineCell {
  if (value === undefined || value === null || value === "") return null;
  if (kind === "code") return Number(value);
  const text = String(value);
  const day = kind === "date" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) : null;
  return day === null ? text : `${day[3]}-${day[2]}-${day[1]}`;
}
