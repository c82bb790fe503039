import { options, type QuestionDefinition } from "../question";
import { DIFFICULTY } from "./option-lists";

/** Block IV-E, 427-430. 428 is the four-step scale of the Washington group: 1 cannot at all, 4 no difficulty. */
export const HEALTH: readonly QuestionDefinition[] = [
  {
    no: "427",
    key: "childNutrition",
    label: {
      id: "Kondisi gizi anak dari pemeriksaan 3 bulan terakhir di posyandu/puskesmas/RS (buku kontrol)",
      en: "Child nutrition status at the last check (3 months)",
    },
    type: "choice",
    options: options(
      [1, "Kurang gizi (wasting)", "Wasting"],
      [2, "Kerdil (stunting)", "Stunting"],
      [3, "Tidak ada catatan", "No record"],
      [8, "Tidak tahu", "Don't know"],
    ),
    askIf: "presence in [1,5] && age <= 4",
    optional: {
      reason: { id: "Formulir tidak punya pilihan gizi baik", en: "The form has no choice for well nourished" },
      blankIsAnswer: true,
    },
    help: {
      id: "Lihat buku KIA atau KMS. Bila gizi anak baik, kosongkan: formulir tidak menyediakan pilihannya.",
      en: "See the child health book. Leave empty if the child is well nourished: the form has no choice for it.",
    },
  },
  {
    no: "428a",
    key: "difficultySeeing",
    label: {
      id: "Kesulitan/gangguan penglihatan meskipun menggunakan alat bantu",
      en: "Difficulty seeing even with aid",
    },
    type: "choice",
    options: DIFFICULTY,
    askIf: "presence in [1,5] && age >= 2",
    help: {
      id: "Tanyakan keadaan sehari-hari, dengan kacamata bila biasa memakainya.",
      en: "Ask about daily life, with glasses if usually worn.",
    },
  },
  {
    no: "428b",
    key: "difficultyHearing",
    label: {
      id: "Kesulitan/gangguan pendengaran meskipun menggunakan alat bantu",
      en: "Difficulty hearing even with aid",
    },
    type: "choice",
    options: DIFFICULTY,
    askIf: "presence in [1,5] && age >= 2",
    help: {
      id: "Tanyakan keadaan sehari-hari, dengan alat bantu dengar bila biasa memakainya.",
      en: "Ask about daily life, with a hearing aid if usually worn.",
    },
  },
  {
    no: "428c",
    key: "difficultyWalking",
    label: { id: "Kesulitan/gangguan berjalan atau naik tangga", en: "Difficulty walking or climbing stairs" },
    type: "choice",
    options: DIFFICULTY,
    askIf: "presence in [1,5] && age >= 2",
    help: {
      id: "Misalnya berjalan 100 meter atau naik beberapa anak tangga.",
      en: "For example walking 100 metres or climbing some steps.",
    },
  },
  {
    no: "428d",
    key: "difficultyHands",
    label: {
      id: "Kesulitan/gangguan menggerakkan/menggunakan tangan/jari",
      en: "Difficulty moving/using hands or fingers",
    },
    type: "choice",
    options: DIFFICULTY,
    askIf: "presence in [1,5] && age >= 2",
    help: {
      id: "Misalnya mengancingkan baju atau memegang sendok.",
      en: "For example buttoning a shirt or holding a spoon.",
    },
  },
  {
    no: "428e",
    key: "difficultyLearning",
    label: {
      id: "Dibandingkan sebaya, kesulitan/gangguan belajar atau kemampuan intelektual",
      en: "Difficulty learning/intellectual ability vs peers",
    },
    type: "choice",
    options: DIFFICULTY,
    askIf: "presence in [1,5] && age >= 2",
    help: { id: "Bandingkan dengan orang lain yang seumur.", en: "Compare with others of the same age." },
  },
  {
    no: "428f",
    key: "difficultyBehaviour",
    label: {
      id: "Dibandingkan sebaya, kesulitan/gangguan mengendalikan perilaku",
      en: "Difficulty controlling behaviour vs peers",
    },
    type: "choice",
    options: DIFFICULTY,
    askIf: "presence in [1,5] && age >= 2",
    help: { id: "Bandingkan dengan orang lain yang seumur.", en: "Compare with others of the same age." },
  },
  {
    no: "428g",
    key: "difficultySpeaking",
    label: { id: "Kesulitan/gangguan berbicara/berkomunikasi", en: "Difficulty speaking/communicating" },
    type: "choice",
    options: DIFFICULTY,
    askIf: "presence in [1,5] && age >= 5",
  },
  {
    no: "428h",
    key: "difficultySelfCare",
    label: {
      id: "Kesulitan/gangguan mengurus diri sendiri (mandi, makan, berpakaian, BAK, BAB)",
      en: "Difficulty with self-care",
    },
    type: "choice",
    options: DIFFICULTY,
    askIf: "presence in [1,5] && age >= 5",
  },
  {
    no: "428i",
    key: "difficultyRemembering",
    label: { id: "Kesulitan/gangguan mengingat/berkonsentrasi", en: "Difficulty remembering/concentrating" },
    type: "choice",
    options: DIFFICULTY,
    askIf: "presence in [1,5] && age >= 5",
  },
  {
    no: "428j",
    key: "sadnessDepression",
    label: { id: "Seberapa sering mengalami gangguan kesedihan/depresi", en: "How often sadness/depression" },
    type: "choice",
    options: options(
      [1, "Sangat sering", "Very often"],
      [2, "Sering", "Often"],
      [3, "Jarang", "Rarely"],
      [4, "Tidak pernah", "Never"],
    ),
    askIf: "presence in [1,5] && age >= 5",
    help: {
      id: "Tanyakan dengan tenang; jawaban boleh dari orang itu sendiri saja.",
      en: "Ask calmly; the answer should come from the person.",
    },
  },
  {
    no: "429",
    key: "caregiver",
    label: { id: "Memiliki caregiver/pemberi rawat/pengasuh/wali", en: "Has a caregiver" },
    type: "choice",
    options: options(
      [1, "Ya, anggota keluarga", "Yes, family member"],
      [2, "Ya, bukan anggota keluarga", "Yes, not a family member"],
      [3, "Tinggal sendiri", "Lives alone"],
    ),
    askIf:
      "presence in [1,5] && (age >= 60 || difficultySeeing in [1,2] || difficultyHearing in [1,2] || difficultyWalking in [1,2] || difficultyHands in [1,2] || difficultyLearning in [1,2] || difficultyBehaviour in [1,2] || difficultySpeaking in [1,2] || difficultySelfCare in [1,2] || difficultyRemembering in [1,2] || sadnessDepression in [1,2])",
    optional: {
      reason: { id: "Formulir tidak punya pilihan tanpa perawat", en: "The form has no choice for nobody" },
      blankIsAnswer: true,
    },
    help: {
      id: "Orang yang merawat sehari-hari. Kosongkan bila tidak ada yang merawat: formulir tidak menyediakan pilihannya.",
      en: "Who gives daily care. Leave empty if nobody does: the form has no choice for it.",
    },
  },
  {
    no: "430",
    key: "chronicIllness",
    label: { id: "Keluhan kesehatan kronis/menahun", en: "Chronic illness" },
    type: "choice",
    options: options(
      [1, "Tidak ada", "None"],
      [2, "Hipertensi (darah tinggi)", "Hypertension"],
      [3, "Rematik", "Rheumatism"],
      [4, "Asma", "Asthma"],
      [5, "Masalah jantung", "Heart problem"],
      [6, "Diabetes (kencing manis)", "Diabetes"],
      [7, "Tuberculosis (TBC)", "Tuberculosis"],
      [8, "Stroke", "Stroke"],
      [9, "Kanker atau tumor ganas", "Cancer/malignant tumour"],
      [10, "Gagal ginjal", "Kidney failure"],
      [11, "Haemophilia", "Haemophilia"],
      [12, "HIV/AIDS", "HIV/AIDS"],
      [13, "Kolesterol", "Cholesterol"],
      [14, "Sirosis hati", "Liver cirrhosis"],
      [15, "Thalasemia", "Thalassaemia"],
      [16, "Leukimia", "Leukaemia"],
      [17, "Alzheimer", "Alzheimer's"],
      [18, "Lainnya", "Other"],
    ),
    askIf: "presence in [1,5]",
    help: {
      id: "Yang sudah dinyatakan oleh tenaga kesehatan. Pilih yang paling berat bila lebih dari satu.",
      en: "As stated by a health worker. Choose the gravest if there are several.",
    },
  },
];
