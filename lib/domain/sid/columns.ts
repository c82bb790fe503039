import type { CodeListName } from "./code-lists";

export type Shape =
  | { readonly kind: "text"; readonly maxLength: number }
  | { readonly kind: "person-name"; readonly maxLength: number }
  | { readonly kind: "hamlet"; readonly maxLength: number }
  /** RW and RT: `-` is an answer, the village has none. */
  | { readonly kind: "neighbourhood"; readonly maxLength: number }
  | { readonly kind: "code"; readonly list: CodeListName }
  | { readonly kind: "date" }
  | { readonly kind: "nik" }
  | { readonly kind: "kk" }
  | { readonly kind: "parent-nik" }
  | { readonly kind: "tag" }
  | { readonly kind: "coordinate"; readonly min: number; readonly max: number };

interface Column {
  readonly name: string;
  readonly label: string;
  readonly shape: Shape;
  /** A person who is not in the register yet cannot do without it. */
  readonly neededForNew?: true;
}

const text = (maxLength: number) => ({ kind: "text", maxLength }) as const;
const personName = { kind: "person-name", maxLength: 100 } as const;
const code = (list: CodeListName) => ({ kind: "code", list }) as const;
const date = { kind: "date" } as const;

/** The 43 columns of OpenSID's population workbook, sheet "Data Penduduk", in its own order. */
export const SID_COLUMNS = [
  { name: "alamat", label: "Alamat keluarga", shape: text(200) },
  { name: "dusun", label: "Dusun", shape: { kind: "hamlet", maxLength: 100 }, neededForNew: true },
  { name: "rw", label: "RW", shape: { kind: "neighbourhood", maxLength: 5 }, neededForNew: true },
  { name: "rt", label: "RT", shape: { kind: "neighbourhood", maxLength: 5 }, neededForNew: true },
  { name: "nama", label: "Nama lengkap", shape: personName, neededForNew: true },
  { name: "no_kk", label: "Nomor KK", shape: { kind: "kk" }, neededForNew: true },
  { name: "nik", label: "NIK", shape: { kind: "nik" } },
  { name: "sex", label: "Jenis kelamin", shape: code("sex") },
  { name: "tempatlahir", label: "Tempat lahir", shape: text(100) },
  { name: "tanggallahir", label: "Tanggal lahir", shape: date },
  { name: "agama_id", label: "Agama", shape: code("religion") },
  { name: "pendidikan_kk_id", label: "Pendidikan dalam KK", shape: code("education") },
  { name: "pendidikan_sedang_id", label: "Pendidikan sedang ditempuh", shape: code("educationInProgress") },
  { name: "pekerjaan_id", label: "Pekerjaan", shape: code("occupation") },
  { name: "status_kawin", label: "Status kawin", shape: code("maritalStatus") },
  { name: "kk_level", label: "Hubungan dalam keluarga (SHDK)", shape: code("familyRelation"), neededForNew: true },
  { name: "warganegara_id", label: "Kewarganegaraan", shape: code("citizenship") },
  { name: "ayah_nik", label: "NIK ayah", shape: { kind: "parent-nik" } },
  { name: "nama_ayah", label: "Nama ayah", shape: personName },
  { name: "ibu_nik", label: "NIK ibu", shape: { kind: "parent-nik" } },
  { name: "nama_ibu", label: "Nama ibu", shape: personName },
  { name: "golongan_darah_id", label: "Golongan darah", shape: code("bloodType") },
  { name: "akta_lahir", label: "Nomor akta kelahiran", shape: text(50) },
  { name: "dokumen_pasport", label: "Nomor paspor", shape: text(50) },
  { name: "tanggal_akhir_paspor", label: "Tanggal berakhir paspor", shape: date },
  { name: "dokumen_kitas", label: "Nomor KITAS", shape: text(50) },
  { name: "akta_perkawinan", label: "Nomor akta perkawinan", shape: text(50) },
  { name: "tanggalperkawinan", label: "Tanggal perkawinan", shape: date },
  { name: "akta_perceraian", label: "Nomor akta perceraian", shape: text(50) },
  { name: "tanggalperceraian", label: "Tanggal perceraian", shape: date },
  { name: "cacat_id", label: "Cacat", shape: code("disability") },
  { name: "cara_kb_id", label: "Cara KB", shape: code("contraception") },
  { name: "hamil", label: "Hamil", shape: code("pregnant") },
  { name: "ktp_el", label: "KTP-el", shape: code("ektp") },
  { name: "status_rekam", label: "Status rekam KTP-el", shape: code("ektpRecordStatus") },
  { name: "alamat_sekarang", label: "Alamat sekarang", shape: text(200) },
  { name: "status_dasar", label: "Status dasar", shape: code("basicStatus") },
  { name: "suku", label: "Suku", shape: text(100) },
  { name: "tag_id_card", label: "Tag kartu identitas", shape: { kind: "tag" } },
  { name: "id_asuransi", label: "Asuransi kesehatan", shape: code("insurance") },
  { name: "no_asuransi", label: "Nomor asuransi", shape: text(50) },
  { name: "lat", label: "Lintang", shape: { kind: "coordinate", min: -11.5, max: 6.5 } },
  { name: "lng", label: "Bujur", shape: { kind: "coordinate", min: 94.5, max: 141.5 } },
] as const satisfies readonly Column[];

export type SidColumn = (typeof SID_COLUMNS)[number];
export type SidColumnName = SidColumn["name"];

export const NEEDED_FOR_NEW: readonly SidColumnName[] = SID_COLUMNS.filter((column) => "neededForNew" in column).map(
  ({ name }) => name,
);

/**
 * What an import never overwrites for a NIK that the register knows (questionnaire.md 3.1: seven columns; the eighth is
 * the NIK itself, by which the person is found). Who lives where and who heads a family is changed by a proposal that a
 * person fills in.
 */
export const PROTECTED_COLUMNS: readonly SidColumnName[] = [
  "nik",
  "status_dasar",
  "kk_level",
  "no_kk",
  "alamat",
  "dusun",
  "rw",
  "rt",
];

export const DATA_SHEET = "Data Penduduk";
export const CODE_SHEET = "Kode Data";
export const END_MARKER = { columnIndex: 1, text: "###" } as const;
export const MAX_ROWS = 20_000;

const BY_NAME: ReadonlyMap<string, SidColumn> = new Map(SID_COLUMNS.map((column) => [column.name, column]));

/** The column of a header cell; null for a name that the workbook does not know. */
export function findSidColumn(header: string): SidColumn | null {
  return BY_NAME.get(header.trim().toLowerCase()) ?? null;
}

/** `A` for 0, `AQ` for 42: how a spreadsheet names a column. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? "" : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26));
}
