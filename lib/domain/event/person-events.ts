import { options } from "../instrument/question";
import { dayField, type EventDefinition, peopleField } from "./definition";

const PERSON_PAIRS = ["LHR", "MTI", "PLN", "KWN", "CRI", "DIS", "NIK"] as const;
const others = (code: (typeof PERSON_PAIRS)[number]) => PERSON_PAIRS.filter((each) => each !== code);

/** What happens to a person. Sources: process.md 2.5; UU 24/2013 for the civil-registry step. */
export const PERSON_EVENTS: readonly EventDefinition[] = [
  {
    code: "LHR",
    group: "person",
    way: "proposal",
    title: { id: "Kelahiran", en: "Birth" },
    hint: { id: "Ada bayi lahir dalam keluarga ini.", en: "A child was born into this family." },
    effect: {
      id: "Anak ditambahkan sebagai anggota keluarga. NIK boleh menyusul; selama belum ada, dipakai nomor sementara TMP-.",
      en: "The child joins the family. The NIK may follow; until then a temporary TMP- number is used.",
    },
    dukcapil: {
      id: "Urus akta kelahiran dan Kartu Keluarga baru.",
      en: "Apply for the birth certificate and a new family card.",
    },
    fields: [peopleField("Siapa yang lahir?", "Who was born?", "newborn")],
    evidence: [1, 2, 12],
    asks: {
      member: ["name", "sex", "birthDate", "relationToHead", "nik", "noNikReason", "identityCards"],
      civil: ["birthPlace", "motherName", "fatherName", "birthCertificateNo"],
    },
    isCorrection: false,
    combines: others("LHR"),
  },
  {
    code: "MTI",
    group: "person",
    way: "proposal",
    title: { id: "Kematian", en: "Death" },
    hint: { id: "Ada anggota keluarga yang meninggal dunia.", en: "A member of the family died." },
    effect: {
      id: "Orang itu tidak lagi dihitung sebagai anggota; riwayatnya tetap disimpan. Bila kepala keluarga, pilih kepala yang baru.",
      en: "The person is no longer counted; the history is kept. If it was the head, choose a new one.",
    },
    dukcapil: {
      id: "Urus akta kematian dan Kartu Keluarga baru.",
      en: "Apply for the death certificate and a new family card.",
    },
    fields: [peopleField("Siapa yang meninggal?", "Who died?"), dayField("Tanggal meninggal", "Date of death")],
    evidence: [3, 4, 6],
    asks: { headGoes: ["relationToHead"] },
    leaves: 2,
    isCorrection: false,
    combines: others("MTI"),
  },
  {
    code: "PLN",
    group: "person",
    way: "proposal",
    title: { id: "Pindah ke luar negeri", en: "Moved abroad" },
    hint: {
      id: "Ada anggota yang bekerja, sekolah, atau menetap di luar negeri.",
      en: "A member works, studies or settled abroad.",
    },
    effect: {
      id: "Orang itu ditandai berada di luar negeri dan tetap tercantum di Kartu Keluarga.",
      en: "The person is marked as abroad and stays on the family card.",
    },
    dukcapil: null,
    fields: [
      peopleField("Siapa yang ke luar negeri?", "Who went abroad?"),
      dayField("Tanggal berangkat", "Date of departure"),
      { key: "country", label: { id: "Negara tujuan", en: "Country" }, type: "text", maxLength: 60 },
      {
        key: "purpose",
        label: { id: "Untuk apa?", en: "What for?" },
        type: "choice",
        options: options(
          [1, "Bekerja (PMI)", "Work"],
          [2, "Sekolah", "School"],
          [3, "Ikut keluarga", "With family"],
          [9, "Lainnya", "Other"],
        ),
      },
    ],
    evidence: [12, 16, 6],
    asks: { headGoes: ["relationToHead"] },
    leaves: 4,
    isCorrection: false,
    combines: others("PLN"),
  },
  {
    code: "KWN",
    group: "person",
    way: "proposal",
    title: { id: "Perkawinan", en: "Marriage" },
    hint: { id: "Ada anggota keluarga yang menikah.", en: "A member married." },
    effect: {
      id: "Status perkawinan berubah. Bila pasangannya pindah ke sini atau anggota ini pindah, catat juga perpindahannya.",
      en: "The marital status changes. If somebody moves in or out because of it, record the move as well.",
    },
    dukcapil: {
      id: "Urus KTP dan Kartu Keluarga dengan status baru.",
      en: "Renew identity and family card with the new status.",
    },
    fields: [
      peopleField("Siapa yang menikah?", "Who married?"),
      dayField("Tanggal perkawinan", "Date of the marriage"),
      {
        key: "spouse",
        label: { id: "Di mana pasangannya tinggal?", en: "Where does the spouse live?" },
        type: "choice",
        options: options(
          [1, "Pasangannya anggota keluarga ini juga", "The spouse is a member of this family"],
          [2, "Pasangan akan masuk ke keluarga ini", "The spouse will join this family"],
          [3, "Anggota ini akan pindah ke keluarga pasangan", "The member will move to the spouse's family"],
          [4, "Masih tinggal terpisah", "They still live apart"],
        ),
      },
    ],
    evidence: [8, 12],
    asks: { member: ["maritalStatus"], civil: ["marriageCertificateNo", "marriageDate"] },
    isCorrection: false,
    combines: others("KWN"),
  },
  {
    code: "CRI",
    group: "person",
    way: "proposal",
    title: { id: "Perceraian", en: "Divorce" },
    hint: { id: "Ada anggota keluarga yang bercerai.", en: "A member was divorced." },
    effect: {
      id: "Status perkawinan berubah. Bila seseorang keluar dari rumah, catat juga pisah KK atau pindahnya.",
      en: "The marital status changes. If somebody leaves the house, record the split or the move as well.",
    },
    dukcapil: {
      id: "Urus KTP dan Kartu Keluarga dengan status baru.",
      en: "Renew identity and family card with the new status.",
    },
    fields: [
      peopleField("Siapa yang bercerai?", "Who was divorced?"),
      dayField("Tanggal perceraian", "Date of the divorce"),
    ],
    evidence: [9, 12],
    asks: { member: ["maritalStatus"], civil: ["divorceCertificateNo", "divorceDate"] },
    isCorrection: false,
    combines: others("CRI"),
  },
  {
    code: "DIS",
    group: "person",
    way: "proposal",
    title: { id: "Disabilitas baru atau berubah", en: "New or changed disability" },
    hint: {
      id: "Anggota mulai, bertambah, atau berkurang kesulitannya melihat, mendengar, berjalan, mengingat, dan sebagainya.",
      en: "A member's difficulty in seeing, hearing, walking, remembering and so on began or changed.",
    },
    effect: {
      id: "Jawaban tentang disabilitas orang itu diperbarui.",
      en: "The person's answers about disability are updated.",
    },
    dukcapil: {
      id: "Catatan pada KTP boleh diminta, tidak wajib.",
      en: "A note on the identity card may be asked for; it is not required.",
    },
    fields: [
      peopleField("Siapa orangnya?", "Who is it?", "present", false),
      dayField("Sejak kapan?", "Since when?"),
      {
        key: "cause",
        label: { id: "Karena apa?", en: "From what?" },
        type: "choice",
        options: options(
          [1, "Sejak lahir", "From birth"],
          [2, "Penyakit", "Illness"],
          [3, "Kecelakaan atau bencana", "Accident or disaster"],
          [4, "Usia lanjut", "Old age"],
          [5, "Membaik", "It got better"],
          [9, "Lainnya", "Other"],
        ),
      },
    ],
    evidence: [14, 12],
    asks: { sections: ["health"] },
    isCorrection: false,
    combines: others("DIS"),
  },
  {
    code: "NIK",
    group: "correction",
    way: "proposal",
    title: { id: "NIK salah atau tidak padan", en: "Wrong or unmatched NIK" },
    hint: {
      id: "NIK salah ketik, tertukar, belum padan dengan Dukcapil, atau baru terbit.",
      en: "A NIK was mistyped, swapped, does not match the civil registry, or has just been issued.",
    },
    effect: {
      id: "Nomor identitas diperbaiki. Orangnya tetap orang yang sama.",
      en: "The number is put right. The person stays the same person.",
    },
    dukcapil: {
      id: "Bila nomor di KTP sendiri yang keliru, minta konsolidasi data di Dukcapil.",
      en: "If the card itself is wrong, ask the civil registry to consolidate.",
    },
    fields: [
      peopleField("NIK siapa?", "Whose NIK?"),
      {
        key: "cause",
        label: { id: "Apa yang keliru?", en: "What is wrong?" },
        type: "choice",
        options: options(
          [1, "Salah ketik", "Mistyped"],
          [2, "Tertukar dengan orang lain", "Swapped with somebody else"],
          [3, "Tidak padan menurut Dukcapil", "No match at the civil registry"],
          [4, "NIK baru terbit", "Newly issued"],
          [5, "NIK ganda", "Doubled NIK"],
          [9, "Lainnya", "Other"],
        ),
      },
    ],
    evidence: [10, 11],
    asks: { member: ["nik", "noNikReason", "name", "birthDate"], household: ["kkNumber"] },
    isCorrection: true,
    combines: others("NIK"),
  },
];
