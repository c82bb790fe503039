import { options, type QuestionDefinition } from "../question";
import { SCHOOL_LEVEL } from "./option-lists";

/** Block IV-B, 412-415. */
export const EDUCATION: readonly QuestionDefinition[] = [
  {
    no: "412",
    key: "schoolParticipation",
    label: { id: "Partisipasi sekolah", en: "School participation" },
    type: "choice",
    options: options(
      [1, "Tidak/belum pernah sekolah", "Never attended"],
      [2, "Masih sekolah", "Attending"],
      [3, "Tidak bersekolah lagi", "No longer attending"],
    ),
    askIf: "presence in [1,5] && age >= 5",
    help: {
      id: "Termasuk Paket A, B, dan C. PAUD dan TK tidak dihitung sekolah.",
      en: "Paket A, B and C count. Kindergarten does not count as school.",
    },
  },
  {
    no: "413",
    key: "highestLevelAttended",
    label: { id: "Jenjang dan jenis pendidikan tertinggi yang pernah/sedang diduduki", en: "Highest level attended" },
    type: "choice",
    options: SCHOOL_LEVEL,
    askIf: "presence in [1,5] && age >= 5 && schoolParticipation in [2,3]",
    help: {
      id: "Jenjang yang pernah atau sedang diikuti, walau tidak tamat.",
      en: "The level attended, even if not finished.",
    },
  },
  {
    no: "414",
    key: "highestGradeAttended",
    label: { id: "Kelas tertinggi yang pernah/sedang diduduki", en: "Highest grade attended" },
    type: "choice",
    options: options(
      [1, "1", "Grade 1"],
      [2, "2", "Grade 2"],
      [3, "3", "Grade 3"],
      [4, "4", "Grade 4"],
      [5, "5", "Grade 5"],
      [6, "6", "Grade 6"],
      [7, "7", "Grade 7"],
      [8, "8 (Tamat & lulus)", "8 (graduated)"],
    ),
    askIf: "presence in [1,5] && age >= 5 && schoolParticipation in [2,3]",
    help: {
      id: "Kelas atau tingkat terakhir. Pilih 8 bila sudah tamat dan lulus.",
      en: "Last grade. Choose 8 if finished and passed.",
    },
  },
  {
    no: "415",
    key: "highestCertificate",
    label: { id: "Ijazah/STTB tertinggi yang dimiliki", en: "Highest certificate held" },
    type: "choice",
    options: [...SCHOOL_LEVEL, ...options([23, "Tidak punya ijazah SD", "No primary certificate"])],
    askIf: "presence in [1,5] && age >= 5 && schoolParticipation in [2,3]",
    help: {
      id: "Ijazah yang sudah diterima, bukan jenjang yang sedang diikuti.",
      en: "The certificate already received, not the level being attended.",
    },
  },
];
