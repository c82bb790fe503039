import { getLocale, getTranslations } from "next-intl/server";
import type { Spread } from "@/lib/domain/training-session/access-time";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";

/** From three days on hours are hard to read. */
const DAYS_FROM_HOURS = 72;

export type SpreadPart = keyof Spread;

/** Hours, seconds and shares in the reader's language; null figures as a dash. */
export async function figureWords() {
  const [t, locale] = await Promise.all([getTranslations("accessTime"), getLocale()]);
  const plain = (hours: number) => formatNumber(hours, locale, Math.abs(hours) < 10 ? 1 : 0);
  const span = (hours: number) =>
    Math.abs(hours) < DAYS_FROM_HOURS
      ? t("hours", { hours: plain(hours) })
      : t("dayCount", { days: formatNumber(hours / 24, locale, 1) });
  const say = (hours: number | undefined) => (hours === undefined ? t("none") : span(hours));
  return {
    hours: (spread: Spread | null, part: SpreadPart = "median") => say(spread?.[part]),
    /** A lead may be negative: opened after the beginning. */
    lead: (spread: Spread | null, part: SpreadPart = "median") => {
      const hours = spread?.[part];
      return hours !== undefined && hours < 0 ? t("late", { span: span(-hours) }) : say(hours);
    },
    seconds: (spread: Spread | null, part: SpreadPart = "median") => {
      const seconds = spread?.[part];
      return seconds === undefined ? t("none") : t("seconds", { seconds: formatNumber(seconds, locale, 1) });
    },
    share: (part: number, whole: number) => formatPercent(part, whole, locale),
    count: (value: number) => formatNumber(value, locale),
  };
}
