import { getLocale, getTranslations } from "next-intl/server";
import { localDay } from "@/lib/domain/period/period";
import type { SessionView } from "@/lib/domain/training-session/page";
import { formatClock, formatDay, formatTime } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

type Times = Pick<SessionView, "startsAt" | "endsAt" | "zone">;

/** "Senin, 1 Desember 2026, 08.00 sampai 16.00 WITA", or from the first day's hour to the last's. */
export async function sessionWhen(): Promise<(times: Times) => string> {
  const [t, locale] = await Promise.all([getTranslations("trainingSession.when"), getLocale().then(localeOf)]);
  return ({ startsAt, endsAt, zone }) => {
    const from = formatClock(startsAt, zone, locale);
    const to = formatTime(endsAt, zone, locale);
    if (localDay(startsAt, zone) === localDay(endsAt, zone))
      return t("day", { day: formatDay(startsAt, zone, locale), from, to });
    return t("days", {
      fromDay: formatDay(startsAt, zone, locale, "long"),
      from,
      toDay: formatDay(endsAt, zone, locale, "long"),
      to,
    });
  };
}
