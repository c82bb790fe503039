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

type Edition = Omit<TrainingModule, "code">;

const edition = (lesson: Edition["lesson"], version = 2, date = "2026-11-28"): Edition => ({ version, date, lesson });

/** The curriculum as it is read now. A changed text is a new version of its day. */
const MODULES: Readonly<Record<ModuleCode, Edition>> = {
  "dtsen-dan-desil": edition({ id: dtsenId, en: dtsenEn }),
  "etika-dan-data-pribadi": edition({ id: ethicsId, en: ethicsEn }),
  "konsep-keluarga": edition({ id: conceptsId, en: conceptsEn }),
  "wawancara-dan-foto": edition({ id: interviewId, en: interviewEn }),
  "praktik-portal": edition({ id: portalId, en: portalEn }, 3, "2026-11-28"),
  "musyawarah-desa": edition({ id: meetingId, en: meetingEn }),
  "verifikasi-dan-validasi": edition({ id: verificationId, en: verificationEn }),
  "padan-dan-pertukaran": edition({ id: matchingId, en: matchingEn }),
  "membaca-indikator": edition({ id: indicatorsId, en: indicatorsEn }),
  "metadata-dan-penerbitan": edition({ id: metadataId, en: metadataEn }),
  "pembinaan-dan-mutu": edition({ id: coachingId, en: coachingEn }),
};

export function moduleOf(code: ModuleCode): TrainingModule {
  return { code, ...MODULES[code] };
}

export function listModules(): TrainingModule[] {
  return MODULE_CODES.map(moduleOf);
}
