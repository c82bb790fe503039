import { MODULE_CODES, type ModuleCode, type TrainingModule } from "./module";
import { lesson as coachingEn } from "./module/en/coaching";
import { lesson as conceptsEn } from "./module/en/concepts";
import { lesson as dtsenEn } from "./module/en/dtsen";
import { lesson as ethicsEn } from "./module/en/ethics";
import { lesson as indicatorsEn } from "./module/en/indicators";
import { lesson as interviewEn } from "./module/en/interview";
import { lesson as matchingEn } from "./module/en/matching";
import { lesson as meetingEn } from "./module/en/meeting";
import { lesson as metadataEn } from "./module/en/metadata";
import { lesson as portalEn } from "./module/en/portal";
import { lesson as verificationEn } from "./module/en/verification";
import { lesson as coachingId } from "./module/id/coaching";
import { lesson as conceptsId } from "./module/id/concepts";
import { lesson as dtsenId } from "./module/id/dtsen";
import { lesson as ethicsId } from "./module/id/ethics";
import { lesson as indicatorsId } from "./module/id/indicators";
import { lesson as interviewId } from "./module/id/interview";
import { lesson as matchingId } from "./module/id/matching";
import { lesson as meetingId } from "./module/id/meeting";
import { lesson as metadataId } from "./module/id/metadata";
import { lesson as portalId } from "./module/id/portal";
import { lesson as verificationId } from "./module/id/verification";

/** The curriculum as it is read now. */
const MODULES: Readonly<Record<ModuleCode, TrainingModule>> = {
  "dtsen-dan-desil": { code: "dtsen-dan-desil", version: 1, date: "2026-11-26", lesson: { id: dtsenId, en: dtsenEn } },
  "etika-dan-data-pribadi": {
    code: "etika-dan-data-pribadi",
    version: 1,
    date: "2026-11-26",
    lesson: { id: ethicsId, en: ethicsEn },
  },
  "konsep-keluarga": {
    code: "konsep-keluarga",
    version: 1,
    date: "2026-11-26",
    lesson: { id: conceptsId, en: conceptsEn },
  },
  "wawancara-dan-foto": {
    code: "wawancara-dan-foto",
    version: 1,
    date: "2026-11-26",
    lesson: { id: interviewId, en: interviewEn },
  },
  "praktik-portal": { code: "praktik-portal", version: 1, date: "2026-11-26", lesson: { id: portalId, en: portalEn } },
  "musyawarah-desa": {
    code: "musyawarah-desa",
    version: 1,
    date: "2026-11-26",
    lesson: { id: meetingId, en: meetingEn },
  },
  "verifikasi-dan-validasi": {
    code: "verifikasi-dan-validasi",
    version: 1,
    date: "2026-11-26",
    lesson: { id: verificationId, en: verificationEn },
  },
  "padan-dan-pertukaran": {
    code: "padan-dan-pertukaran",
    version: 1,
    date: "2026-11-26",
    lesson: { id: matchingId, en: matchingEn },
  },
  "membaca-indikator": {
    code: "membaca-indikator",
    version: 1,
    date: "2026-11-26",
    lesson: { id: indicatorsId, en: indicatorsEn },
  },
  "metadata-dan-penerbitan": {
    code: "metadata-dan-penerbitan",
    version: 1,
    date: "2026-11-26",
    lesson: { id: metadataId, en: metadataEn },
  },
  "pembinaan-dan-mutu": {
    code: "pembinaan-dan-mutu",
    version: 1,
    date: "2026-11-26",
    lesson: { id: coachingId, en: coachingEn },
  },
};

export function moduleOf(code: ModuleCode): TrainingModule {
  return MODULES[code];
}

export function listModules(): TrainingModule[] {
  return MODULE_CODES.map(moduleOf);
}
