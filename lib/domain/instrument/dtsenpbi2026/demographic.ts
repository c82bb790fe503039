import { MARITAL_STATUS, NO_NIK_REASON, RELATION_TO_HEAD, SEX } from "../person-lists";
import { options, type QuestionDefinition } from "../question";
import { KTP_ADDRESS } from "../register-fields";
import { DOMICILE } from "./domicile";
import { relationOfDetail } from "./readings";

const MAY_BE_GONE = {
  reason: {
    id: "Orang yang meninggal, pindah, atau tidak ditemukan mungkin tidak diketahui",
    en: "May be unknown for someone who died, moved or was not found",
  },
  unless: "presence in [1,5]",
  blankIsAnswer: true,
} as const;

/**
 * Block IV, 24-32. Presence has the record's codes: 7 here is 6 on this form (a card of their own), 6 here is 7 (not
 * found). The relation is asked in nine codes and read in the record's eight.
 */
export const DEMOGRAPHIC: readonly QuestionDefinition[] = [
  {
    no: "24",
    key: "memberNo",
    label: { id: "Nomor urut anggota keluarga", en: "Member sequence number" },
    type: "integer",
    min: 1,
    max: 99,
    fill: "portal",
  },
  { no: "25", key: "name", label: { id: "Nama anggota keluarga", en: "Name of member" }, type: "text", maxLength: 100 },
  {
    no: "26a",
    key: "nik",
    label: { id: "Nomor Induk Kependudukan (NIK)", en: "Population identity number (NIK)" },
    type: "text",
    maxLength: 16,
    format: "digits16",
    optional: {
      reason: { id: "Orang tanpa NIK memberi alasannya", en: "A person without a NIK gives the reason" },
      unless: "!answered(noNikReason)",
      blankIsAnswer: true,
    },
    help: {
      id: "16 angka pada KTP atau Kartu Keluarga. Bila belum punya NIK, kosongkan dan isi alasannya.",
      en: "16 digits on the identity or family card. If there is none yet, leave it empty and give the reason.",
    },
  },
  {
    no: null,
    key: "noNikReason",
    label: { id: "Alasan belum ada NIK", en: "Why there is no NIK yet" },
    type: "choice",
    options: NO_NIK_REASON,
    askIf: "!answered(nik)",
    optional: {
      reason: { id: "Hanya bagi orang tanpa NIK", en: "Only for a person without a NIK" },
      blankIsAnswer: true,
    },
  },
  {
    no: "26b",
    key: "phone",
    label: { id: "Nomor telepon/HP", en: "Phone number" },
    type: "text",
    maxLength: 16,
    format: "phone",
    optional: {
      reason: { id: "Orang ini mungkin tidak punya telepon", en: "This person may have no phone" },
      blankIsAnswer: true,
    },
    help: { id: "Boleh dikosongkan bila tidak punya telepon.", en: "May stay empty without a phone." },
  },
  {
    no: "27a",
    key: "presence",
    label: { id: "Keberadaan anggota keluarga", en: "Whereabouts of the member" },
    type: "choice",
    options: [
      ...options(
        [1, "Tinggal di rumah/tempat tinggal ini", "Lives here"],
        [2, "Meninggal", "Died"],
        [
          3,
          "Tidak tinggal bersama keluarga/pindah ke wilayah (daerah) lain di Indonesia",
          "Lives elsewhere/moved within Indonesia",
        ],
        [4, "Tidak tinggal bersama keluarga/pindah ke luar negeri", "Lives/moved abroad"],
        [5, "Anggota keluarga baru", "New family member"],
      ),
      { code: 7, label: { id: "Sudah pisah KK", en: "Has a family card of their own" }, printed: 6 },
      { code: 6, label: { id: "Tidak ditemukan/tidak dikenal", en: "Not found/unknown" }, printed: 7 },
    ],
    help: {
      id: "Bila meninggal, pisah KK, atau tidak ditemukan, pertanyaan lain untuk orang ini tidak ditanyakan.",
      en: "For someone who died, has their own card or was not found, no further questions follow.",
    },
  },
  ...DOMICILE,
  {
    no: "29",
    key: "sex",
    label: { id: "Jenis kelamin", en: "Sex" },
    type: "choice",
    options: SEX,
    optional: MAY_BE_GONE,
  },
  {
    no: "30",
    key: "birthDate",
    label: { id: "Tanggal lahir (dan umur)", en: "Date of birth (and age)" },
    type: "date",
    optional: MAY_BE_GONE,
    help: {
      id: "Lihat akta kelahiran atau KTP. Bila tanggal tidak diketahui, tanyakan perkiraan bulan dan tahunnya.",
      en: "See the birth certificate or card. If the day is unknown, ask for month and year.",
    },
  },
  {
    no: null,
    key: "age",
    label: { id: "Umur (tahun)", en: "Age (completed years)" },
    type: "integer",
    min: 0,
    max: 120,
    unit: { id: "tahun", en: "years" },
    fill: "derived",
  },
  {
    no: "31",
    key: "maritalStatus",
    label: { id: "Status perkawinan", en: "Marital status" },
    type: "choice",
    options: MARITAL_STATUS,
    askIf: "presence in [1,3,4,5]",
    help: {
      id: "Menurut pengakuan keluarga, termasuk kawin adat atau siri.",
      en: "As the family says, customary and unregistered marriages included.",
    },
  },
  {
    no: "32",
    key: "relationDetail",
    label: { id: "Hubungan dengan kepala keluarga", en: "Relationship to the head" },
    type: "choice",
    options: options(
      [1, "Kepala Keluarga", "Head of family"],
      [2, "Istri/Suami", "Wife/husband"],
      [3, "Anak", "Child"],
      [4, "Menantu", "Son/daughter-in-law"],
      [5, "Cucu", "Grandchild"],
      [6, "Orang Tua", "Parent"],
      [7, "Mertua", "Parent-in-law"],
      [8, "Famili Lain", "Other relative"],
      [9, "Lainnya", "Other"],
    ),
    askIf: "presence in [1,3,4,5]",
    help: {
      id: "Tepat satu orang adalah kepala keluarga. Pembantu atau sopir: pilih Lainnya.",
      en: "Exactly one person is the head. Helpers and drivers: choose Other.",
    },
  },
  {
    no: null,
    key: "relationToHead",
    label: { id: "Hubungan dengan kepala keluarga (register)", en: "Relationship to the head (register)" },
    type: "choice",
    options: RELATION_TO_HEAD,
    fill: "computed",
    computed: { from: "relationDetail", read: relationOfDetail },
    askIf: "presence in [1,3,4,5]",
  },
  ...KTP_ADDRESS,
];
