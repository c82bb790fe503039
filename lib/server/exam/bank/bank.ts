import "server-only";
import type { BankQuestion } from "@/lib/domain/exam/question";
import { questions as dtsen } from "./dtsen-dan-desil";
import { moreQuestions as moreDtsen } from "./dtsen-dan-desil-more";
import { questions as ethics } from "./etika-dan-data-pribadi";
import { moreQuestions as moreEthics } from "./etika-dan-data-pribadi-more";
import { questions as concepts } from "./konsep-keluarga";
import { moreQuestions as moreConcepts } from "./konsep-keluarga-more";
import { questions as indicators } from "./membaca-indikator";
import { moreQuestions as moreIndicators } from "./membaca-indikator-more";
import { questions as metadata } from "./metadata-dan-penerbitan";
import { moreQuestions as moreMetadata } from "./metadata-dan-penerbitan-more";
import { questions as meeting } from "./musyawarah-desa";
import { moreQuestions as moreMeeting } from "./musyawarah-desa-more";
import { questions as matching } from "./padan-dan-pertukaran";
import { questions as coaching } from "./pembinaan-dan-mutu";
import { questions as portal } from "./praktik-portal";
import { moreQuestions as morePortal } from "./praktik-portal-more";
import { questions as verification } from "./verifikasi-dan-validasi";
import { moreQuestions as moreVerification } from "./verifikasi-dan-validasi-more";
import { questions as interview } from "./wawancara-dan-foto";

/** Every question of the test with its answer, in the order of the curriculum. */
export const QUESTION_BANK: readonly BankQuestion[] = [
  ...dtsen,
  ...moreDtsen,
  ...ethics,
  ...moreEthics,
  ...concepts,
  ...moreConcepts,
  ...interview,
  ...portal,
  ...morePortal,
  ...meeting,
  ...moreMeeting,
  ...verification,
  ...moreVerification,
  ...matching,
  ...indicators,
  ...moreIndicators,
  ...metadata,
  ...moreMetadata,
  ...coaching,
];

const BY_CODE: ReadonlyMap<string, BankQuestion> = new Map(QUESTION_BANK.map((question) => [question.code, question]));

/** The question of a code; null for a code that the bank does not know. */
export function findQuestionOf(code: string): BankQuestion | null {
  return BY_CODE.get(code) ?? null;
}
