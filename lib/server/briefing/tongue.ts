import "server-only";
import { createTranslator } from "use-intl/core";
import { type CubeCell, shareIn } from "@/lib/domain/cube/table";
import { plausibleRange } from "@/lib/domain/cube/uncertainty";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { messagesOf } from "@/lib/i18n/catalogue";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

/** Explained among what the figures cannot tell. */
export const WITHHELD = "•••";

/** What a paper needs to say figures in the reader's language: words, and marks where a figure is withheld. */
export function tongueOf(locale: Locale) {
  const messages = messagesOf(locale);
  const figure = (value: Figure): string => (isShown(value) ? formatNumber(value, locale) : WITHHELD);
  return {
    locale,
    t: createTranslator({ locale, messages, namespace: "briefing" }),
    rates: createTranslator({ locale, messages, namespace: "dynamics.rates" }),
    cut: createTranslator({ locale, messages, namespace: "cube.cut" }),
    all: messages.cube.table.all,
    figure,
    /** A part of a whole in percent; null where one of them is withheld or the whole is nothing. */
    percent: (part: Figure, whole: Figure, digits = 0): string | null =>
      isShown(part) && isShown(whole) && whole > 0 ? formatPercent(part, whole, locale, digits) : null,
    share: (cell: CubeCell): string => {
      const share = shareIn(cell);
      return share === null ? "–" : isShown(share) ? `${formatNumber(share, locale, 1)}%` : WITHHELD;
    },
    /** How far a share may move by chance; nothing where it is not known. */
    range: ({ counted, base, step }: CubeCell): string => {
      const range = isShown(counted) && isShown(base) ? plausibleRange(counted, base, step) : null;
      return range === null ? "" : `${formatNumber(range.low, locale, 1)}-${formatNumber(range.high, locale, 1)}%`;
    },
  };
}
export type Tongue = ReturnType<typeof tongueOf>;
