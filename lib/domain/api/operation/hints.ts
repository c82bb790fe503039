import * as z from "zod";
import { SECTORS, type Sector } from "../../hint/sector";
import { writing } from "../operation";
import { told } from "../schema";
import type { ApiScope } from "../scope";

/** People in one request. */
export const MOST_HINTED = 500;

/** An office speaks for its own questions alone: the scope that a sector's hints need. */
export function hintScope(sector: Sector): ApiScope {
  return `hints:${sector}`;
}

export const giveHints = writing({
  id: "giveHints",
  path: "/hints",
  scope: "hints:school",
  orScopes: ["hints:jkn", "hints:pln", "hints:stunting"],
  title: { id: "Menyerahkan petunjuk dinas", en: "Hand in hints of an office" },
  about: {
    id: "Data sektor (sekolah, JKN, PLN, gizi anak) menurut NIK. Desa melihatnya di samping pertanyaan formulir dan memutuskan: dipakai atau dilewati dengan alasan. Tidak ada catatan keluarga yang berubah karenanya. Jawaban hanya menyebut berapa orang yang diterima, bukan siapa yang terdaftar. Isian yang dikenal: `school` schoolParticipation, highestLevelAttended, highestGradeAttended; `jkn` healthInsurance; `pln` meterPower1; `stunting` childNutrition; kodenya ada di buku kode. Setiap sektor memerlukan cakupannya sendiri, misalnya `hints:jkn`.",
    en: "What a sector knows (school, JKN, PLN, child nutrition) by NIK. The village sees it beside the question of the form and decides: taken, or passed over with a reason. No family's record changes by it. The answer tells how many people were received and not who is registered. What is known: `school` schoolParticipation, highestLevelAttended, highestGradeAttended; `jkn` healthInsurance; `pln` meterPower1; `stunting` childNutrition; their codes are in the codebook. Each sector needs its own scope, `hints:jkn` for example.",
  },
  params: z.strictObject({}),
  body: z.strictObject({
    sector: z.enum(SECTORS),
    regency: told(
      z.string().regex(/^\d{4}$/),
      "Kode kabupaten/kota tempat orang-orang ini terdaftar; di dalam wilayah klien, atau yang memuatnya.",
      "Code of the regency where these people are registered; inside the client's region, or the one that holds it.",
    ),
    asOf: told(
      z.iso.date(),
      "Keadaan menurut dinas per tanggal ini. Sekolah dan PLN paling lama setahun yang lalu, JKN dan gizi anak setengah tahun.",
      "The day of which the office speaks: at most a year ago for schools and PLN, half a year for JKN and child nutrition.",
    ),
    people: z
      .array(
        z.strictObject({
          nik: told(z.string().regex(/^\d{16}$/), "16 angka, sebagai teks.", "16 digits, as text."),
          values: told(
            z.record(
              z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
              z.union([z.number().int(), z.array(z.number().int()).max(16)]),
            ),
            "Isian dan kodenya.",
            "Answers and their codes.",
          ),
        }),
      )
      .min(1)
      .max(MOST_HINTED),
  }),
  answer: z.strictObject({
    received: told(z.number().int(), "Banyaknya orang yang diterima.", "How many people were received."),
  }),
  errors: ["NOT_FOUND"],
  example: "/hints",
  sample: {
    sector: "school",
    regency: "5207",
    asOf: "2026-03-14",
    people: [{ nik: "9907010101100001", values: { schoolParticipation: 2, highestGradeAttended: 4 } }],
  },
  hasTag: false,
});
