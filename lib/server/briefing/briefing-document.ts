import "server-only";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { INK, LAUT, MUTED } from "@/lib/domain/chart/svg";
import { formatDay, formatInstant } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import type { Briefing } from "./briefing-query";
import { pageOne } from "./page-one";
import { pageTwo } from "./page-two";
import { type Tongue, tongueOf } from "./tongue";

/** Points. */
const MARGIN = 40;

/** Two pages of A4 on an area. What they hold is bounded, so that no area makes a third. */
export function briefingDocument(briefing: Briefing, now: Date, locale: Locale): TDocumentDefinitions {
  const { area, overview } = briefing;
  const tongue = tongueOf(locale);
  const { t } = tongue;
  const date = overview.rolledUpAt === null ? "" : formatDay(overview.rolledUpAt, area.timeZone, locale, "long");
  return {
    pageSize: "A4",
    pageMargins: [MARGIN, 34, MARGIN, 50],
    info: { title: t("title", { area: area.label }) },
    displayTitle: true,
    defaultStyle: { font: "Roboto", fontSize: 9, lineHeight: 1.12, color: INK },
    footer: (page, pages) => ({
      margin: [MARGIN, 10, MARGIN, 0],
      fontSize: 7.5,
      color: MUTED,
      columns: [
        {
          width: "*",
          stack: [
            t("foot", { area: area.label, date }),
            ...(overview.keepsSmallCells ? [] : [{ text: t("whole"), bold: true }]),
          ],
        },
        { text: t("page", { page, pages }), width: 90, alignment: "right" },
      ],
    }),
    content: [head(briefing, now, tongue), ...pageOne(briefing, tongue), ...pageTwo(briefing, tongue)],
  };
}

function head({ area, overview }: Briefing, now: Date, { t, locale }: Tongue): Content {
  const above = area.path.slice(0, -1).toReversed();
  const level = t(`level.${area.level}`);
  const at = overview.rolledUpAt;
  const instant = (when: Date) => formatInstant(when, area.timeZone, locale);
  return {
    stack: [
      { text: t("kicker"), color: LAUT, bold: true, fontSize: 8.5 },
      { text: area.label, fontSize: 20, bold: true, margin: [0, 2, 0, 0] },
      above.length === 0 ? level : t("within", { level, above: above.map(({ label }) => label).join(", ") }),
      ...(at === null
        ? []
        : [
            {
              text: t("asOf", { at: instant(at), now: instant(now) }),
              color: MUTED,
              margin: [0, 1, 0, 0] as [number, number, number, number],
            },
          ]),
    ],
  };
}
