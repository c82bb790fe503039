import { OWNERS } from "./owner";
import { inSection, regsosek, span } from "./variable";

/** Block IV-E. Health data are specific personal data (UU 27/2022 article 4). */
export const HEALTH_VARIABLES = inSection(
  { level: "member", section: "health", owner: OWNERS.health, specific: "health" },
  [
    {
      key: "childNutrition",
      label: {
        id: "Kondisi gizi anak dari pemeriksaan 3 bulan terakhir di posyandu/puskesmas/RS (buku kontrol)",
        en: "Child nutrition status at the last check (3 months)",
      },
      questions: regsosek("427"),
      sql: "smallint",
      codes: [1, 2, 3, 8],
      official: ["anggota:kondisi_gizi"],
    },
    {
      key: "difficultySeeing",
      label: {
        id: "Kesulitan/gangguan penglihatan meskipun menggunakan alat bantu",
        en: "Difficulty seeing even with aid",
      },
      questions: regsosek("428a"),
      sql: "smallint",
      codes: span(1, 4),
      official: ["anggota:penglihatan"],
    },
    {
      key: "difficultyHearing",
      label: {
        id: "Kesulitan/gangguan pendengaran meskipun menggunakan alat bantu",
        en: "Difficulty hearing even with aid",
      },
      questions: regsosek("428b"),
      sql: "smallint",
      codes: span(1, 4),
      official: ["anggota:pendengaran"],
    },
    {
      key: "difficultyWalking",
      label: { id: "Kesulitan/gangguan berjalan atau naik tangga", en: "Difficulty walking or climbing stairs" },
      questions: regsosek("428c"),
      sql: "smallint",
      codes: span(1, 4),
      official: ["anggota:berjalan_atau_naik_tangga"],
    },
    {
      key: "difficultyHands",
      label: {
        id: "Kesulitan/gangguan menggerakkan/menggunakan tangan/jari",
        en: "Difficulty moving/using hands or fingers",
      },
      questions: regsosek("428d"),
      sql: "smallint",
      codes: span(1, 4),
      official: ["anggota:menggunakan_tangan_jari"],
    },
    {
      key: "difficultyLearning",
      label: {
        id: "Dibandingkan sebaya, kesulitan/gangguan belajar atau kemampuan intelektual",
        en: "Difficulty learning/intellectual ability vs peers",
      },
      questions: regsosek("428e"),
      sql: "smallint",
      codes: span(1, 4),
      official: ["anggota:belajar_kemampuan_intelektual"],
    },
    {
      key: "difficultyBehaviour",
      label: {
        id: "Dibandingkan sebaya, kesulitan/gangguan mengendalikan perilaku",
        en: "Difficulty controlling behaviour vs peers",
      },
      questions: regsosek("428f"),
      sql: "smallint",
      codes: span(1, 4),
      official: ["anggota:pengendalian_perilaku"],
    },
    {
      key: "difficultySpeaking",
      label: { id: "Kesulitan/gangguan berbicara/berkomunikasi", en: "Difficulty speaking/communicating" },
      questions: regsosek("428g"),
      sql: "smallint",
      codes: span(1, 4),
      official: ["anggota:berbicara_komunikasi"],
    },
    {
      key: "difficultySelfCare",
      label: {
        id: "Kesulitan/gangguan mengurus diri sendiri (mandi, makan, berpakaian, BAK, BAB)",
        en: "Difficulty with self-care",
      },
      questions: regsosek("428h"),
      sql: "smallint",
      codes: span(1, 4),
      official: ["anggota:mengurus_diri"],
    },
    {
      key: "difficultyRemembering",
      label: { id: "Kesulitan/gangguan mengingat/berkonsentrasi", en: "Difficulty remembering/concentrating" },
      questions: regsosek("428i"),
      sql: "smallint",
      codes: span(1, 4),
      official: ["anggota:mengingat_berkonsentrasi"],
    },
    {
      key: "sadnessDepression",
      label: { id: "Seberapa sering mengalami gangguan kesedihan/depresi", en: "How often sadness/depression" },
      questions: regsosek("428j"),
      sql: "smallint",
      codes: span(1, 4),
      official: ["anggota:kesedihan_depresi"],
    },
    {
      key: "caregiver",
      label: { id: "Memiliki caregiver/pemberi rawat/pengasuh/wali", en: "Has a caregiver" },
      questions: regsosek("429"),
      sql: "smallint",
      codes: span(1, 3),
    },
    {
      key: "chronicIllness",
      label: { id: "Keluhan kesehatan kronis/menahun", en: "Chronic illness" },
      questions: regsosek("430"),
      sql: "smallint",
      codes: span(1, 18),
      official: ["anggota:penyakit_kronis"],
    },
  ],
);
