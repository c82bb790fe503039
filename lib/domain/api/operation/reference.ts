import * as z from "zod";
import { operation } from "../operation";
import { told } from "../schema";

const text = z.strictObject({ id: z.string(), en: z.string() });

const variable = z.strictObject({
  name: told(z.string(), "Nama dalam `fields`.", "Its name in `fields`."),
  label: text,
  section: z.string(),
  kind: z.enum(["stored", "sealed", "imported", "derived", "repeat"]),
  type: z.string().nullable(),
  codes: told(
    z.array(z.strictObject({ code: z.number().int(), label: text })),
    "Kode dan artinya; kosong bila bukan pilihan.",
    "Codes and what they mean; empty where it is no choice.",
  ),
  questions: told(
    z.array(z.strictObject({ instrument: z.string(), number: z.string() })),
    "Pertanyaan yang mengisinya, menurut kuesioner.",
    "The questions that fill it, by questionnaire.",
  ),
  official: z.array(z.string()),
  sensitivity: z.enum(["terbuka", "quasi_identifier", "data_pribadi"]),
  specific: z.enum(["health", "child", "finance"]).nullable(),
  owner: z.string(),
  offered: told(z.boolean(), "Dapat diminta pada `fields`.", "May be asked for in `fields`."),
  identifies: told(
    z.boolean(),
    "Hanya dengan cakupan households:identify.",
    "Only with the scope households:identify.",
  ),
});

export const getCodebook = operation({
  id: "getCodebook",
  path: "/codebook",
  scope: "codebook:read",
  title: { id: "Buku kode", en: "Codebook" },
  about: {
    id: "Semua variabel catatan keluarga: kode, pertanyaan, tingkat kerahasiaan, dan dinas penanggung jawab.",
    en: "Every variable of the record: codes, questions, sensitivity and the office that answers for it.",
  },
  params: z.strictObject({}),
  answer: z.strictObject({ items: z.array(variable) }),
  errors: [],
  example: "/codebook",
  hasTag: true,
});

const indicator = z.strictObject({
  code: z.string(),
  theme: z.string(),
  title: text,
  unit: z.enum(["people", "families"]),
  counts: text,
  outOf: text,
  form: z.enum(["share", "ratio"]).nullable(),
  owner: z.string(),
  isMinimumService: told(z.boolean(), "Standar pelayanan minimal (SPM).", "A minimum service standard (SPM)."),
  needs: told(
    text.nullable(),
    "Apa yang diperlukan bila belum dapat dihitung; null bila dihitung.",
    "What it needs where it cannot be counted yet; null where it is.",
  ),
});

export const listIndicators = operation({
  id: "listIndicators",
  path: "/indicators",
  scope: "indicators:read",
  title: { id: "Daftar indikator", en: "List of indicators" },
  about: {
    id: "Definisi indikator: siapa yang dihitung, dari siapa, dan dinas pemiliknya.",
    en: "What indicators mean: who is counted, out of whom, and the office they belong to.",
  },
  params: z.strictObject({}),
  answer: z.strictObject({ items: z.array(indicator) }),
  errors: [],
  example: "/indicators",
  hasTag: true,
});
