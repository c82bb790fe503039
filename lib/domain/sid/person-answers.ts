import { ageAt } from "../instrument/age";
import type { AnswerMap, AnswerValue } from "../instrument/answers";
import type { SidValue } from "./cell-value";
import type { SidColumnName } from "./columns";
import type { SidRow } from "./sid-sheet";

/** Columns that go to a field of the same meaning without a change of codes. */
export const TO_MEMBER = {
  nama: "name",
  sex: "sex",
  tanggallahir: "birthDate",
  status_kawin: "maritalStatus",
} as const satisfies Partial<Record<SidColumnName, string>>;

export const TO_CIVIL = {
  tempatlahir: "birthPlace",
  agama_id: "religion",
  pendidikan_kk_id: "educationKk",
  pendidikan_sedang_id: "educationInProgress",
  pekerjaan_id: "occupation",
  warganegara_id: "citizenship",
  ayah_nik: "fatherNik",
  nama_ayah: "fatherName",
  ibu_nik: "motherNik",
  nama_ibu: "motherName",
  golongan_darah_id: "bloodType",
  akta_lahir: "birthCertificateNo",
  dokumen_pasport: "passportNo",
  tanggal_akhir_paspor: "passportExpiry",
  dokumen_kitas: "kitasNo",
  akta_perkawinan: "marriageCertificateNo",
  tanggalperkawinan: "marriageDate",
  akta_perceraian: "divorceCertificateNo",
  tanggalperceraian: "divorceDate",
  cacat_id: "disabilityCode",
  cara_kb_id: "contraception",
  ktp_el: "ektp",
  status_rekam: "ektpRecordStatus",
  alamat_sekarang: "currentAddress",
  suku: "ethnicGroup",
  tag_id_card: "idCardTag",
  id_asuransi: "insurance",
  no_asuransi: "insuranceNo",
} as const satisfies Partial<Record<SidColumnName, string>>;

/** OpenSID relation (SHDK) to question 409; by label, not published by a ministry (codelists.json). */
const RELATION_TO_409: Readonly<Record<number, number>> = {
  1: 1,
  2: 2,
  3: 2,
  4: 3,
  5: 4,
  6: 5,
  7: 6,
  8: 6,
  9: 8,
  10: 7,
  11: 8,
};

const WOMAN = 2;
/** Ages at which question 410 asks (DECIDED 10). */
const PREGNANCY_AGES = { from: 10, to: 54 } as const;

export interface PersonAnswers {
  readonly member: AnswerMap;
  readonly civil: AnswerMap;
}

/**
 * What a row says of a person the register knows: only what is written in it, never a default. The two lists of education
 * differ, so the register's education stays in the civil fields; so do occupation, disability and insurance.
 * @param known what the record has, for the sex and birth date that the row may leave out
 */
export function answersForKnown({ values }: SidRow, known: AnswerMap, conditionDate: string): PersonAnswers {
  const member = pick(values, TO_MEMBER);
  const civil = pick(values, TO_CIVIL);
  const pregnant = pregnancy(values, { ...known, ...member }, conditionDate);
  return { member: { ...member, ...pregnant.member }, civil: { ...civil, ...pregnant.civil } };
}

/** What a row says of a person who is new: the same, with the NIK, the relation and the basic status. */
export function answersForNew(row: SidRow, conditionDate: string): PersonAnswers {
  const { member, civil } = answersForKnown(row, {}, conditionDate);
  const { nik, kk_level: relation, status_dasar: status } = row.values;
  return {
    member: {
      ...member,
      ...(typeof nik === "string" ? { nik } : {}),
      ...(typeof relation === "number" ? { relationToHead: relationTo409(relation) } : {}),
    },
    civil: { ...civil, ...(status === undefined ? {} : { basicStatus: status }) },
  };
}

/** The code of question 409; null when the list has none for it. */
export function relationTo409(relation: number): number | null {
  return RELATION_TO_409[relation] ?? null;
}

function pick(
  values: SidRow["values"],
  map: Readonly<Partial<Record<SidColumnName, string>>>,
): Readonly<Record<string, SidValue>> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([column, key]) => {
      const value = (values as Readonly<Record<string, SidValue | undefined>>)[column];
      return value === undefined || value === null ? [] : [[key, value]];
    }),
  );
}

/** Dropped for men. The question of the form takes it only where the form would ask it. */
function pregnancy(values: SidRow["values"], person: AnswerMap, conditionDate: string): PersonAnswers {
  const { hamil } = values;
  if (typeof hamil !== "number" || person["sex"] !== WOMAN) return { member: {}, civil: {} };
  const age = ageOf(person["birthDate"], conditionDate);
  const isAsked = age !== null && age >= PREGNANCY_AGES.from && age <= PREGNANCY_AGES.to;
  return { member: isAsked ? { pregnant: hamil } : {}, civil: { civilPregnant: hamil } };
}

function ageOf(birthDate: AnswerValue | undefined, conditionDate: string): number | null {
  return typeof birthDate === "string" ? ageAt(birthDate, conditionDate) : null;
}

/**
 * Where a new family lives. `-` for RW or RT means that there is none.
 * @param hamlets the village's own spelling by the spelling in capitals, so that one hamlet has one name
 */
export function placeAnswers({ values }: SidRow, hamlets: ReadonlyMap<string, string>): AnswerMap {
  const dusun = typeof values.dusun === "string" ? (hamlets.get(values.dusun) ?? values.dusun) : undefined;
  const entries: readonly (readonly [string, SidValue | undefined])[] = [
    ["address", values.alamat],
    ["dusun", dusun],
    ["rw", values.rw],
    ["rt", values.rt],
    // OpenSID's temporary card numbers begin with 0: they hold a family together in the file and are never taken over.
    ["kkNumber", String(values.no_kk ?? "").startsWith("0") ? null : values.no_kk],
  ];
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === undefined || value === null || value === "-" ? [] : [[key, value]])),
  );
}

/** The dwelling's point, from the first row that has both numbers, the head's before others'. */
export function pointAnswers(rows: readonly SidRow[]): AnswerMap {
  const byHead = [...rows].sort((a, b) => Number(b.values.kk_level === 1) - Number(a.values.kk_level === 1));
  const placed = byHead.find(({ values }) => typeof values.lat === "number" && typeof values.lng === "number");
  if (placed === undefined) return {};
  return { lat: placed.values.lat ?? null, lng: placed.values.lng ?? null };
}
