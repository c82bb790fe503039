import { MARITAL_STATUS, NO_NIK_REASON, RELATION_TO_HEAD, SEX } from "../person-lists";
import { options, type QuestionDefinition } from "../question";
import { KTP_ADDRESS } from "../register-fields";
import { YES_NO } from "./option-lists";

/** Block IV-A, 401-411. Sex and birth date stay with a person who left; pregnancy is asked whatever the marital status. */
export const DEMOGRAPHIC: readonly QuestionDefinition[] = [
  {
    no: "401",
    key: "memberNo",
    label: { id: "Nomor urut anggota keluarga", en: "Member sequence number" },
    type: "integer",
    min: 1,
    max: 99,
    fill: "portal",
  },
  {
    no: "402",
    key: "name",
    label: { id: "Nama anggota keluarga", en: "Name of member" },
    type: "text",
    maxLength: 100,
  },
  {
    no: "403",
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
    no: "404",
    key: "presence",
    label: { id: "Keterangan keberadaan anggota keluarga", en: "Whereabouts of the member" },
    type: "choice",
    options: options(
      [1, "Tinggal bersama keluarga", "Lives with the family"],
      [2, "Meninggal", "Died"],
      [
        3,
        "Tidak tinggal bersama keluarga/pindah ke wilayah (daerah) lain di Indonesia",
        "Lives elsewhere/moved within Indonesia",
      ],
      [4, "Tidak tinggal bersama keluarga/pindah ke luar negeri", "Lives/moved abroad"],
      [5, "Anggota keluarga baru", "New family member"],
      [6, "Tidak ditemukan", "Not found"],
    ),
    help: {
      id: "Bila meninggal, pindah, atau tidak ditemukan, pertanyaan lain untuk orang ini tidak ditanyakan.",
      en: "For someone who died, moved or was not found, no further questions follow.",
    },
  },
  {
    no: "405",
    key: "sex",
    label: { id: "Jenis kelamin", en: "Sex" },
    type: "choice",
    options: SEX,
    optional: {
      reason: {
        id: "Orang yang meninggal, pindah, atau tidak ditemukan mungkin tidak diketahui",
        en: "May be unknown for someone who died, moved or was not found",
      },
      unless: "presence in [1,5]",
      blankIsAnswer: true,
    },
  },
  {
    no: "406",
    key: "birthDate",
    label: { id: "Tanggal lahir (tanggal/bulan/tahun)", en: "Date of birth" },
    type: "date",
    optional: {
      reason: {
        id: "Orang yang meninggal, pindah, atau tidak ditemukan mungkin tidak diketahui",
        en: "May be unknown for someone who died, moved or was not found",
      },
      unless: "presence in [1,5]",
      blankIsAnswer: true,
    },
    help: {
      id: "Lihat akta kelahiran atau KTP. Bila tanggal tidak diketahui, tanyakan perkiraan bulan dan tahunnya.",
      en: "See the birth certificate or card. If the day is unknown, ask for month and year.",
    },
  },
  {
    no: "407",
    key: "age",
    label: { id: "Umur (tahun)", en: "Age (completed years)" },
    type: "integer",
    min: 0,
    max: 120,
    unit: { id: "tahun", en: "years" },
    fill: "derived",
  },
  {
    no: "408",
    key: "maritalStatus",
    label: { id: "Status perkawinan", en: "Marital status" },
    type: "choice",
    options: MARITAL_STATUS,
    askIf: "presence in [1,5]",
    help: {
      id: "Menurut pengakuan keluarga, termasuk kawin adat atau siri.",
      en: "As the family says, customary and unregistered marriages included.",
    },
  },
  {
    no: "409",
    key: "relationToHead",
    label: { id: "Status hubungan dengan kepala keluarga", en: "Relationship to the head" },
    type: "choice",
    options: RELATION_TO_HEAD,
    askIf: "presence in [1,5]",
    help: {
      id: "Hubungan dengan kepala keluarga. Tepat satu orang adalah kepala keluarga.",
      en: "Relationship to the head. Exactly one person is the head.",
    },
  },
  {
    no: "410",
    key: "pregnant",
    label: { id: "Apakah sedang hamil", en: "Is she pregnant now" },
    type: "choice",
    options: YES_NO,
    askIf: "presence in [1,5] && sex == 2 && age >= 10 && age <= 54",
    help: {
      id: "Ditanyakan kepada perempuan berumur 10 sampai 54 tahun. Tanyakan dengan sopan dan tidak di depan orang lain.",
      en: "Asked of women aged 10 to 54. Ask politely and in private.",
    },
  },
  {
    no: "411",
    key: "identityCards",
    label: { id: "Kepemilikan kartu identitas", en: "Identity documents held" },
    type: "multi",
    options: options(
      [0, "Tidak memiliki", "None"],
      [1, "Akta kelahiran", "Birth certificate"],
      [2, "KIA", "Child identity card (KIA)"],
      [4, "KTP", "Identity card (KTP)"],
    ),
    exclusive: [0],
    askIf: "presence in [1,5]",
    help: {
      id: "Pilih semua yang dimiliki. KIA adalah Kartu Identitas Anak.",
      en: "Choose all that apply. KIA is the child identity card.",
    },
  },
  ...KTP_ADDRESS,
];
