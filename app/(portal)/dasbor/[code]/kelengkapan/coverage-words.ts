import { getLocale, getTranslations } from "next-intl/server";
import { localeOf } from "@/lib/i18n/locale";
import type { CoverageWords } from "@/lib/server/coverage/download";

/** Words of the files of filling and age, in the reader's language. */
export async function coverageWords(): Promise<CoverageWords> {
  const [file, state, codebook, dashboard, locale] = await Promise.all([
    getTranslations("coverage.file"),
    getTranslations("coverage.state"),
    getTranslations("codebook.sectionName"),
    getTranslations("dashboard"),
    getLocale().then(localeOf),
  ]);
  return {
    locale,
    heading: (column) => file(column),
    section: (section) => codebook(section),
    state: (one) => state(one),
    unit: (unit) => file(unit),
    yesNo: (yes) => file(yes ? "yes" : "no"),
    suppressed: dashboard("suppressed"),
  };
}
