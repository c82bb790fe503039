import { getLocale, getTranslations } from "next-intl/server";
import { monthNames } from "@/lib/i18n/formats";
import type { DateLabels } from "./date-input";

/** The words of a date's three boxes, in the reader's language. */
export async function dateLabels(): Promise<DateLabels> {
  const [t, locale] = await Promise.all([getTranslations("common"), getLocale()]);
  return { day: t("day"), month: t("month"), year: t("year"), months: monthNames(locale) };
}
