import "server-only";
import type { BankQuestion } from "@/lib/domain/exam/question";
import { questions as dtsen } from "./dtsen-dan-desil";
import { questions as ethics } from "./etika-dan-data-pribadi";
import { questions as concepts } from "./konsep-keluarga";
import { questions as indicators } from "./membaca-indikator";
import { questions as metadata } from "./metadata-dan-penerbitan";
import { questions as meeting } from "./musyawarah-desa";
import { questions as matching } from "./padan-dan-pertukaran";
import { questions as coaching } from "./pembinaan-dan-mutu";
import { questions as portal } from "./praktik-portal";
import { questions as verification } from "./verifikasi-dan-validasi";
import { questions as interview } from "./wawancara-dan-foto";

/** Every question of the test with its answer, in the order of the curriculum. */
export const QUESTION_BANK: readonly BankQuestion[] = [
  ...dtsen,
  ...ethics,
  ...concepts,
  ...interview,
  ...portal,
  ...meeting,
  ...verification,
  ...matching,
  ...indicators,
  ...metadata,
  ...coaching,
];

const BY_CODE: ReadonlyMap<string, BankQuestion> = new Map(QUESTION_BANK.map((question) => [question.code, question]));

/** The question of a code; null for a code that the bank does not know. */
export function findQuestionOf(code: string): BankQuestion | null {
  return BY_CODE.get(code) ?? null;
}
