import { options } from "../instrument/question";
import { dayField, type EventDefinition, type EventField, peopleField } from "./definition";

/** Parts of life that may change; each chooses sections of the questionnaire. */
const AREAS: EventField = {
  key: "areas",
  label: { id: "Bagian mana yang berubah?", en: "What has changed?" },
  type: "multi",
  options: options(
    [1, "Rumah", "Dwelling"],
    [2, "Pekerjaan", "Work"],
    [3, "Usaha", "Business"],
    [4, "Harta dan ternak", "Belongings and livestock"],
    [5, "Kesehatan", "Health"],
    [6, "Sekolah", "School"],
    [7, "Program dan layanan", "Programmes and services"],
  ),
  exclusive: [],
};

const SECTIONS = {
  1: ["housing"],
  2: ["employment"],
  3: ["business"],
  4: ["assets"],
  5: ["health"],
  6: ["education"],
  7: ["programs", "services", "protection"],
} as const;

const WHO: EventField = {
  ...peopleField("Anggota yang mengalaminya", "Members concerned"),
  help: {
    id: "Harus dipilih bila yang berubah pekerjaan, usaha, kesehatan, atau sekolah seseorang.",
    en: "Needed when somebody's work, business, health or school changed.",
  },
  optional: true,
};

const condition = (
  code: "KND+" | "KND-",
  title: EventDefinition["title"],
  hint: EventDefinition["hint"],
  cause: EventField,
): EventDefinition => ({
  code,
  group: "condition",
  way: "proposal",
  title,
  hint,
  effect: {
    id: "Hanya bagian yang dipilih yang ditanyakan lagi. Desil tidak dihitung di sini: hanya BPS yang menetapkan.",
    en: "Only the chosen parts are asked again. No decile is computed here: only BPS ranks.",
  },
  dukcapil: null,
  fields: [dayField("Sejak kapan?", "Since when?"), cause, AREAS, WHO],
  evidence: [13, 12, 15, 14],
  asks: { areas: SECTIONS },
  isCorrection: false,
  combines: [],
});

/** What changes in how a family lives, and mistakes put right. */
export const CONDITION_EVENTS: readonly EventDefinition[] = [
  condition(
    "KND+",
    { id: "Keadaan membaik", en: "The situation got better" },
    { id: "Dapat pekerjaan, usaha maju, rumah diperbaiki.", en: "Found work, business grew, house was repaired." },
    {
      key: "cause",
      label: { id: "Karena apa?", en: "Because of what?" },
      type: "choice",
      options: options(
        [1, "Mendapat pekerjaan", "Found work"],
        [2, "Usaha maju", "Business grew"],
        [3, "Rumah diperbaiki", "House repaired"],
        [4, "Sembuh", "Recovered"],
        [5, "Menerima bantuan atau warisan", "Aid or inheritance"],
        [9, "Lainnya", "Other"],
      ),
    },
  ),
  condition(
    "KND-",
    { id: "Keadaan memburuk", en: "The situation got worse" },
    {
      id: "PHK, sakit, gagal panen, bencana, rumah rusak.",
      en: "Dismissal, illness, failed harvest, disaster, damaged house.",
    },
    {
      key: "cause",
      label: { id: "Karena apa?", en: "Because of what?" },
      type: "choice",
      options: options(
        [1, "PHK atau kehilangan pekerjaan", "Dismissal or loss of work"],
        [2, "Sakit", "Illness"],
        [3, "Bencana", "Disaster"],
        [4, "Rumah rusak", "Damaged house"],
        [5, "Usaha atau panen gagal", "Failed business or harvest"],
        [6, "Pencari nafkah meninggal atau pergi", "The earner died or left"],
        [9, "Lainnya", "Other"],
      ),
    },
  ),
  {
    code: "MND",
    group: "condition",
    way: "proposal",
    title: { id: "Mengundurkan diri dari bantuan", en: "Withdrawal from aid" },
    hint: {
      id: "Keluarga menyatakan sudah mampu dan tidak lagi menerima program.",
      en: "The family says it can do without a programme.",
    },
    effect: {
      id: "Pernyataan dicatat pada keluarga (graduasi mandiri). Keputusan program tetap pada penyelenggaranya.",
      en: "The statement is recorded with the family. The programme itself decides.",
    },
    dukcapil: null,
    fields: [
      dayField("Tanggal pernyataan", "Date of the statement"),
      {
        key: "programmes",
        label: { id: "Dari program apa?", en: "From which programme?" },
        type: "multi",
        options: options(
          [1, "Sembako/BPNT", "Food aid (Sembako/BPNT)"],
          [2, "PKH", "PKH"],
          [3, "BLT Desa", "Village cash aid"],
          [4, "PBI-JKN", "Health premium aid (PBI-JKN)"],
          [5, "PIP/KIP", "School aid (PIP/KIP)"],
          [6, "Subsidi listrik atau elpiji", "Electricity or gas subsidy"],
          [9, "Lainnya", "Other"],
        ),
        exclusive: [],
      },
      {
        key: "cause",
        label: { id: "Alasannya", en: "Reason" },
        type: "choice",
        options: options(
          [1, "Sudah mampu", "Can do without"],
          [2, "Ada yang lebih berhak", "Others need it more"],
          [3, "Ada anggota ASN/TNI/Polri/BUMN", "A member is in public service"],
          [9, "Lainnya", "Other"],
        ),
      },
    ],
    evidence: [12],
    asks: {},
    isCorrection: false,
    combines: [],
  },
  {
    code: "KTL",
    group: "correction",
    way: "whole-form",
    title: { id: "Koreksi salah isi", en: "Correction of a wrong entry" },
    hint: {
      id: "Keadaan keluarga tidak berubah; isian yang dulu keliru.",
      en: "Nothing changed for the family; an earlier entry was wrong.",
    },
    effect: {
      id: "Jawaban dibetulkan dan ditandai koreksi, sehingga tidak terbaca sebagai naik atau turunnya kesejahteraan.",
      en: "Answers are put right and marked as a correction, so that they are not read as a change in welfare.",
    },
    dukcapil: null,
    fields: [
      {
        key: "reason",
        label: { id: "Apa yang keliru dan bagaimana diketahui?", en: "What was wrong and how did you find out?" },
        type: "text",
        maxLength: 500,
        multiline: true,
      },
    ],
    evidence: [],
    asks: {},
    isCorrection: true,
    combines: [],
  },
];
