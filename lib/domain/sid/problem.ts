import type { Text } from "../variable/variable";
import { columnLetters, type SidColumnName } from "./columns";

/** Why a row, a cell or a family cannot be taken over. Texts never quote a cell: it may hold personal data. */
export const PROBLEM_TEXTS = {
  NIK_FORM: {
    id: "NIK harus tepat 16 angka, tidak semuanya nol, dan empat angka terakhir bukan 0000. Tulis 0 bila belum ada NIK.",
    en: "The NIK must be exactly 16 digits, not all zero, and not end in 0000. Write 0 if there is none yet.",
  },
  KK_FORM: {
    id: "Nomor KK harus tepat 16 angka, tidak semuanya nol, dan empat angka terakhir bukan 0000.",
    en: "The family card number must be exactly 16 digits, not all zero, and not end in 0000.",
  },
  DIGITS_LOST: {
    id: "Lembar kerja menyimpan nomor ini sebagai bilangan, sehingga angka terakhirnya hilang (misalnya 5,2E+15). Ubah jenis kolom menjadi Teks, lalu ketik ulang nomornya.",
    en: "The spreadsheet holds this number as a quantity, so its last digits are lost (such as 5.2E+15). Make the column Text and type the number again.",
  },
  NIK_TWICE: {
    id: "NIK ini ada di lebih dari satu baris. Tidak satu pun diambil: betulkan dahulu.",
    en: "This NIK stands in more than one row. None of them is taken: correct them first.",
  },
  PERSON_NAME: {
    id: "Nama hanya boleh berisi huruf, spasi, titik, koma, tanda petik atas, dan tanda hubung.",
    en: "A name may hold letters, spaces, full stops, commas, apostrophes and hyphens only.",
  },
  UNKNOWN_CODE: {
    id: "Kode atau sebutan ini tidak ada dalam lembar Kode Data.",
    en: "This code or label is not on the sheet Kode Data.",
  },
  DATE: {
    id: "Tanggal tidak terbaca atau tidak ada di kalender. Tulis hari-bulan-tahun, misalnya 17-08-1990.",
    en: "The date cannot be read or does not exist. Write day-month-year, such as 17-08-1990.",
  },
  TOO_LONG: { id: "Isi sel terlalu panjang.", en: "The cell holds too much text." },
  TAG: { id: "Tag kartu identitas harus 10 sampai 17 karakter.", en: "The card tag must have 10 to 17 characters." },
  COORDINATE: {
    id: "Koordinat tidak terbaca atau di luar Indonesia. Tulis dalam derajat, misalnya -8.75.",
    en: "The coordinate cannot be read or lies outside Indonesia. Write degrees, such as -8.75.",
  },
  NEEDED_FOR_NEW: {
    id: "Wajib diisi untuk orang yang belum ada dalam data.",
    en: "Needed for a person who is not in the register yet.",
  },
  NOT_ALIVE: {
    id: "Orang ini tidak berstatus hidup dalam catatan desa dan belum ada dalam data, jadi tidak ditambahkan.",
    en: "The village register does not list this person as alive and they are not in the register, so they are not added.",
  },
  FORMER_MEMBER: {
    id: "Orang dengan NIK ini sudah tercatat keluar dari keluarganya. Perbarui lewat formulir.",
    en: "The person with this NIK is recorded as having left the family. Update it through the form.",
  },
  OTHER_NIK: {
    id: "Nama dan tanggal lahir sama dengan anggota yang sudah tercatat dengan NIK lain. Periksa NIK-nya.",
    en: "Name and birth date are those of a member recorded with another NIK. Check the NIK.",
  },
  FAMILY_UNKNOWN: {
    id: "Keluarga dengan nomor KK ini tidak ada dalam data desa. Berkas ini hanya memperbarui keluarga yang sudah tercatat.",
    en: "The village's register has no family with this card number. This file only updates families on record.",
  },
  PERSON_UNKNOWN: {
    id: "Orang dengan NIK ini tidak tercatat di keluarganya. Berkas ini hanya memperbarui orang yang sudah tercatat.",
    en: "No person with this NIK is recorded in the family. This file only updates people on record.",
  },
  SPLIT_FAMILY: {
    id: "Orang-orang dengan nomor KK ini tercatat di keluarga yang berbeda, jadi orang baru tidak dapat ditempatkan.",
    en: "People with this card number are recorded in different families, so a new person cannot be placed.",
  },
  PROTECTED: {
    id: "Berbeda dari data, tetapi tidak diubah oleh impor. Ubah lewat formulir bila memang berubah.",
    en: "Differs from the register but is not changed by an import. Use the form if it did change.",
  },
  REGISTERED_ELSEWHERE: {
    id: "Orang ini sudah tercatat di desa lain. Ajukan perpindahan; impor tidak memindahkannya.",
    en: "This person is already registered in another village. Request a transfer; an import does not move anybody.",
  },
  OPEN_PROPOSAL: {
    id: "Keluarga ini sudah punya usulan yang masih berjalan.",
    en: "This family already has a proposal under way.",
  },
  ROW_ERRORS: {
    id: "Ada baris keluarga ini yang belum benar. Keluarga baru diambil utuh atau tidak sama sekali.",
    en: "A row of this family is not right. A new family is taken whole or not at all.",
  },
  HOUSEHOLD_CLOSED: { id: "Keluarga ini sudah ditutup dalam data.", en: "This family is closed in the register." },
  CHANGED_SINCE: {
    id: "Data keluarga ini berubah sesudah berkas diperiksa. Impor berkasnya sekali lagi.",
    en: "The family's record changed after the file was checked. Import the file once more.",
  },
  REGISTERED_SINCE: {
    id: "Nomor KK atau NIK keluarga ini masuk data sesudah berkas diperiksa. Impor berkasnya sekali lagi.",
    en: "The family's card number or a NIK came into the register after the file was checked. Import the file once more.",
  },
} as const satisfies Record<string, Text>;

export type ProblemCode = keyof typeof PROBLEM_TEXTS;

/** Where something is wrong: sheet row as the spreadsheet numbers it, the cell when one is at fault. */
export interface SidProblem {
  readonly row: number;
  /** `J12`; null when the whole row is meant. */
  readonly cell: string | null;
  readonly column: SidColumnName | null;
  readonly code: ProblemCode;
}

/** A problem of one cell. `index` is the column's place in this file. */
export function cellProblem(
  row: number,
  index: number | undefined,
  column: SidColumnName,
  code: ProblemCode,
): SidProblem {
  return { row, cell: index === undefined ? null : `${columnLetters(index)}${row}`, column, code };
}

export function rowProblem(row: number, code: ProblemCode): SidProblem {
  return { row, cell: null, column: null, code };
}

/** The row is written as it should be, but there is no family to which it could belong. */
const WITHOUT_FAMILY: ReadonlySet<ProblemCode> = new Set([
  "FORMER_MEMBER",
  "OTHER_NIK",
  "SPLIT_FAMILY",
  "FAMILY_UNKNOWN",
  "PERSON_UNKNOWN",
]);

/** Whether a row that is left out was read well and merely fits nobody. */
export function isUnmatched(problems: readonly SidProblem[]): boolean {
  return (
    problems.length > 0 &&
    problems.every(
      ({ code, cell, column }) =>
        WITHOUT_FAMILY.has(code) || (code === "NEEDED_FOR_NEW" && cell === null && column === "no_kk"),
    )
  );
}

/** Told, but nothing is left out because of it. */
export function isNote(problem: SidProblem): boolean {
  return problem.code === "PROTECTED";
}
