import type { AnswerMap, AnswerValue } from "@/lib/domain/instrument/answers";
import type { Random } from "../seed/random";
import { labelOf, type SidCell, type SidColumn, type SidRow } from "./sid-columns";

/** A family as the workbook sees it: the register's answers, nothing of the questionnaire beyond them. */
export interface SidFamily {
  readonly household: AnswerMap;
  readonly members: readonly { readonly answers: AnswerMap; readonly civil: AnswerMap }[];
}

/** Civil answer of each workbook column that needs no translation. */
const CIVIL: Readonly<Partial<Record<SidColumn, string>>> = {
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
  hamil: "civilPregnant",
  ktp_el: "ektp",
  status_rekam: "ektpRecordStatus",
  alamat_sekarang: "currentAddress",
  status_dasar: "basicStatus",
  suku: "ethnicGroup",
  tag_id_card: "idCardTag",
  id_asuransi: "insurance",
  no_asuransi: "insuranceNo",
};

/** 409 to the workbook's relation, husband and wife apart. */
const RELATION: Readonly<Record<number, number>> = { 1: 1, 3: 4, 4: 5, 5: 6, 6: 7, 7: 10, 8: 9 };

/** One person as a row of the workbook, codes as numbers and dates as `dd-mm-yyyy`. */
export function sidRow(family: SidFamily, member: SidFamily["members"][number]): SidRow {
  const { household } = family;
  const { answers, civil } = member;
  const row: Partial<Record<SidColumn, SidCell>> = {
    alamat: text(household["address"]),
    dusun: text(household["dusun"]),
    rw: text(household["rw"]) ?? "-",
    rt: text(household["rt"]) ?? "-",
    nama: text(answers["name"]),
    no_kk: text(household["kkNumber"]),
    nik: text(answers["nik"]) ?? "0",
    sex: number(answers["sex"]),
    tanggallahir: dayMonthYear(answers["birthDate"]),
    status_kawin: number(answers["maritalStatus"]),
    kk_level: relation(answers),
    lat: decimal(household["lat"]),
    lng: decimal(household["lng"]),
  };
  for (const [column, key] of Object.entries(CIVIL) as [SidColumn, string][]) row[column] = cell(civil[key]);
  return row;
}

function cell(value: AnswerValue | undefined): SidCell {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return null;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayMonthYear(value) : value;
}

function text(value: AnswerValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function number(value: AnswerValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}

function decimal(value: AnswerValue | undefined): string | null {
  return typeof value === "number" ? value.toFixed(6) : null;
}

function dayMonthYear(value: AnswerValue | undefined): string | null {
  const date = text(value);
  return date === null ? null : `${date.slice(8, 10)}-${date.slice(5, 7)}-${date.slice(0, 4)}`;
}

function relation(answers: AnswerMap): number | null {
  const code = number(answers["relationToHead"]);
  if (code === null) return null;
  return code === 2 ? (answers["sex"] === 1 ? 2 : 3) : (RELATION[code] ?? 11);
}

const LABELLED: readonly SidColumn[] = [
  "sex",
  "agama_id",
  "pendidikan_kk_id",
  "status_kawin",
  "kk_level",
  "status_dasar",
  "hamil",
  "ktp_el",
];

/** The same row as a less careful hand types it: labels for codes, a real date cell, other ways of writing a date. */
export function looselyTyped(random: Random, row: SidRow): SidRow {
  const changed: Partial<Record<SidColumn, SidCell>> = { ...row };
  for (const column of LABELLED) {
    const code = row[column];
    if (typeof code === "number" && random.chance(0.5)) changed[column] = labelOf(column, code) ?? code;
  }
  if (typeof row.dusun === "string" && random.chance(0.5)) changed.dusun = `Dusun ${row.dusun.toLowerCase()}`;
  if (typeof row.tanggallahir === "string") {
    const [day, month, year] = row.tanggallahir.split("-");
    changed.tanggallahir = random.pick<SidCell>([
      `${day}/${month}/${year}`,
      `${year}-${month}-${day}`,
      new Date(`${year}-${month}-${day}T00:00:00Z`),
    ]);
  }
  return changed;
}
