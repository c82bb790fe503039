import { getLocale, getTranslations } from "next-intl/server";
import { formatDate } from "@/lib/i18n/formats";

/** "14 Mei 2026 sampai 20 Mei 2026", or the one day. */
export async function leaveDays(): Promise<(days: { readonly fromDay: string; readonly toDay: string }) => string> {
  const [t, locale] = await Promise.all([getTranslations("delegation"), getLocale()]);
  return ({ fromDay, toDay }) =>
    fromDay === toDay
      ? formatDate(fromDay, locale)
      : t("days", { from: formatDate(fromDay, locale), to: formatDate(toDay, locale) });
}
