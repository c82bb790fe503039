import { options, type QuestionDefinition } from "../question";

/** 33-34. Participation has the record's codes; each is one lower on this form. */
export const EDUCATION: readonly QuestionDefinition[] = [
  {
    no: "33",
    key: "schoolParticipation",
    label: { id: "Partisipasi sekolah", en: "School participation" },
    type: "choice",
    options: [
      { code: 1, label: { id: "Tidak/belum pernah sekolah", en: "Never attended" }, printed: 0 },
      { code: 2, label: { id: "Masih sekolah", en: "Attending" }, printed: 1 },
      { code: 3, label: { id: "Tidak bersekolah lagi", en: "No longer attending" }, printed: 2 },
    ],
    askIf: "presence in [1,5] && age >= 5",
    help: {
      id: "Termasuk Paket A, B, dan C. PAUD dan TK tidak dihitung sekolah.",
      en: "Paket A, B and C count. Kindergarten does not count as school.",
    },
  },
  {
    no: "34",
    key: "certificateGroup",
    label: { id: "Ijazah/STTB tertinggi yang dimiliki", en: "Highest certificate held" },
    type: "choice",
    options: options(
      [0, "Tidak punya ijazah (SD)", "No (primary) certificate"],
      [1, "SD/sederajat", "Primary or equivalent"],
      [2, "SMP/sederajat", "Junior secondary or equivalent"],
      [3, "SMA/sederajat", "Senior secondary or equivalent"],
      [4, "D1/D2/D3", "Diploma I-III"],
      [5, "D4/S1/profesi", "Diploma IV/bachelor/professional"],
      [6, "S2/S3", "Master/doctorate"],
    ),
    askIf: "presence in [1,5] && age >= 5",
    help: {
      id: "Ijazah yang sudah diterima, bukan jenjang yang sedang diikuti.",
      en: "The certificate already received, not the level being attended.",
    },
  },
];
