import "server-only";
import { createTranslator } from "use-intl/core";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { messagesOf } from "@/lib/i18n/catalogue";
import { formatDay, formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

/** Words and figures of a picture: those of the page it is taken from. */
export function voiceOf(locale: Locale) {
  const messages = messagesOf(locale);
  return {
    locale,
    cube: createTranslator({ locale, messages, namespace: "cube" }),
    dashboard: createTranslator({ locale, messages, namespace: "dashboard" }),
    dynamics: createTranslator({ locale, messages, namespace: "dynamics" }),
    states: createTranslator({ locale, messages, namespace: "states.proposal" }),
    figure: (value: Figure) => (isShown(value) ? formatNumber(value, locale) : messages.dashboard.suppressed),
    lengthOf: (value: Figure) => (isShown(value) ? value : null),
    day: (at: Date, area: DashboardArea) => formatDay(at, area.timeZone, locale, "long"),
  };
}
export type Voice = ReturnType<typeof voiceOf>;
