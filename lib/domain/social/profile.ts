import { requestable, type VariableName } from "../data-request/column";
import type { Text, Variable } from "../variable/variable";

/** One code of the standard and the DTSEN codes that it stands for. */
export interface ProfileCode {
  readonly standard: string;
  readonly dtsen: readonly number[];
}

/** Where a DTSEN variable stands in the standard's objects. */
export interface ProfileLine {
  /** `Group.poverty_score` */
  readonly path: string;
  readonly variable: VariableName;
  /** What queries and sorts call it. */
  readonly attribute: string;
  readonly codes?: readonly ProfileCode[];
  readonly note?: Text;
}

const code = (standard: string, ...dtsen: readonly number[]): ProfileCode => ({ standard, dtsen });
const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/**
 * The Indonesia profile: DTSEN in the objects of the social registry. Everything else that a grant opens stands in `additional_attributes`
 * under its name in the codebook; a coded variable stands there too, so that no code of DTSEN is lost in the translation.
 */
export const PROFILE: readonly ProfileLine[] = [
  { path: "Group.group_identifier[KK]", variable: "household.kkNumber", attribute: "KK" },
  {
    path: "Group.poverty_score",
    variable: "household.decileNational",
    attribute: "poverty_score",
    note: {
      id: "Desil nasional dari potret BPS, 1 sampai 10; 0 berarti belum diperingkat. Portal tidak menghitungnya.",
      en: "National decile of BPS's snapshot, 1 to 10; 0 is not ranked. The portal does not compute it.",
    },
  },
  { path: "Group.group_size", variable: "household.memberCount", attribute: "group_size" },
  {
    path: "Group.address.sub_region_code",
    variable: "household.villageCode",
    attribute: "sub_region_code",
    note: {
      id: "Kode Kemendagri tanpa titik. Kueri boleh memakai kode kecamatan atau kabupaten: yang di dalamnya ikut.",
      en: "Kemendagri code without dots. A query may use the code of a district or regency: whatever is inside counts.",
    },
  },
  { path: "Group.address.address_line_1", variable: "household.address", attribute: "address_line_1" },
  { path: "Member.demographic_info.identifier[UIN]", variable: "member.nik", attribute: "UIN" },
  {
    path: "Member.demographic_info.name.given_name",
    variable: "member.name",
    attribute: "given_name",
    note: {
      id: "Nama lengkap: nama di Indonesia tidak selalu punya nama keluarga.",
      en: "The whole name: names in Indonesia do not always have a surname.",
    },
  },
  {
    path: "Member.demographic_info.sex",
    variable: "member.sex",
    attribute: "sex",
    codes: [code("male", 1), code("female", 2)],
  },
  { path: "Member.demographic_info.birth_date", variable: "member.birthDate", attribute: "birth_date" },
  {
    path: "Member.marital_status",
    variable: "member.maritalStatus",
    attribute: "marital_status",
    codes: [code("S", 1), code("M", 2), code("D", 3), code("W", 4)],
  },
  {
    path: "Member.related_person.relationship_type",
    variable: "member.relationToHead",
    attribute: "relationship_type",
    codes: [
      code("SELF", 1),
      code("SPS", 2),
      code("CHILD", 3),
      code("CHLDINLAW", 4),
      code("GRNDCHILD", 5),
      code("FAMMEMB", 6, 7, 8),
    ],
    note: {
      id: "Hubungan dengan kepala keluarga. Orang tua atau mertua, pembantu, dan lainnya tidak dibedakan standar; lihat kode DTSEN.",
      en: "Relation to the head. The standard does not tell parents or parents-in-law, helpers and others apart; see the DTSEN code.",
    },
  },
  {
    path: "Member.employment_status",
    variable: "member.employmentStatus",
    attribute: "employment_status",
    codes: [code("6", 1), code("5", 2, 3), code("4", 4, 5, 6, 7), code("8", 8)],
  },
  {
    path: "Member.education_level",
    variable: "member.highestCertificate",
    attribute: "education_level",
    codes: [
      code("1", ...span(1, 5)),
      code("2", ...span(6, 10)),
      code("3", ...span(11, 17)),
      code("5", 18),
      code("6", 19),
      code("7", 20, 21),
      code("8", 22),
    ],
    note: {
      id: "Ijazah tertinggi menurut ISCED 2011. Tanpa ijazah SD tidak punya kode di sana.",
      en: "Highest certificate by ISCED 2011. No primary certificate has no code there.",
    },
  },
];

/** What a query may name: the standard's word, or the codebook's (`member.sex`). */
export interface Attribute {
  readonly variable: Variable;
  readonly name: VariableName;
  readonly codes: readonly ProfileCode[] | null;
}

/** The variable that a query's or a sort's name stands for; null where there is none. Codes are those of the word that was used. */
export function attributeOf(text: string): Attribute | null {
  const line = PROFILE.find(({ attribute }) => attribute === text);
  const name = line?.variable ?? text;
  const variable = requestable(name);
  return variable === null ? null : { variable, name, codes: line?.codes ?? null };
}

/** The standard's code of a DTSEN code; null where it has none. */
export function standardCode(variable: VariableName, dtsen: string): string | null {
  const line = PROFILE.find((each) => each.variable === variable);
  return line?.codes?.find((each) => each.dtsen.includes(Number(dtsen)))?.standard ?? null;
}
