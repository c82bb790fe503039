import type { Content } from "pdfmake/interfaces";
import { firstAsked } from "@/lib/domain/briefing/first-asked";
import { drawBars } from "@/lib/domain/chart/bars";
import { svgOf } from "@/lib/domain/chart/picture";
import { DAUN, decileFill, LAUT } from "@/lib/domain/chart/svg";
import { isShown } from "@/lib/domain/dashboard/figure";
import type { Overview } from "@/lib/domain/dashboard/overview";
import { trendOf } from "@/lib/domain/dynamics/trend";
import { formatDate, formatNumber, formatPercent } from "@/lib/i18n/formats";
import type { Briefing } from "./briefing-query";
import { figureBoxes, figureTable, mutedLine, sectionTitle } from "./paper-parts";
import type { Tongue } from "./tongue";

/** Points. */
const CHART_WIDTH = 245;

/** How many, how poor, how far, and what a leader asks about first. */
export function pageOne(briefing: Briefing, tongue: Tongue): readonly Content[] {
  const { overview } = briefing;
  return [
    sectionTitle(tongue.t("headline.title")),
    figureBoxes(boxesOf(overview, tongue), 3),
    {
      columnGap: 20,
      columns: [
        { width: CHART_WIDTH, stack: [sectionTitle(tongue.t("deciles.title")), decileChart(overview, tongue)] },
        { width: "*", stack: [...progressPart(overview, tongue), ...trendPart(briefing, tongue)] },
      ],
    },
    sectionTitle(tongue.t("indicators.title")),
    indicatorTable(briefing, tongue),
  ];
}

function boxesOf({ headline, progress, year }: Overview, { t, figure, percent, locale }: Tongue) {
  const { families, people, lowFamilies, updated } = headline;
  const low = headline.aidFamilies;
  const average = isShown(families) && isShown(people) && families > 0 ? people / families : null;
  const share = (part: typeof low) => {
    const text = percent(part, families, 1);
    return text === null ? "" : t("headline.share", { share: text });
  };
  const of = (part: typeof low, whole: typeof low) =>
    percent(part, whole) === null ? "" : t("headline.count", { count: figure(part), total: figure(whole) });
  const { applied } = progress.states;
  return [
    { label: t("headline.families"), figure: figure(families), note: t("headline.familiesNote") },
    {
      label: t("headline.people"),
      figure: figure(people),
      note: average === null ? "" : t("headline.average", { average: formatNumber(average, locale, 1) }),
    },
    {
      label: t("headline.updated"),
      figure: percent(updated, families) ?? figure(updated),
      note: of(updated, families),
    },
    { label: t("headline.lowest"), figure: figure(lowFamilies), note: share(lowFamilies) },
    { label: t("headline.low"), figure: figure(low), note: share(low) },
    {
      label: t("headline.done", { year: String(year?.year ?? "") }).trim(),
      figure: year === null ? "–" : (percent(applied, progress.due) ?? figure(applied)),
      note: year === null ? t("headline.doneNone") : of(applied, progress.due),
    },
  ];
}

function decileChart({ deciles }: Overview, { t, figure }: Tongue): Content {
  const bars = deciles.flatMap(({ decile, families }) =>
    decile === "all"
      ? []
      : [
          {
            label: decile === 0 ? t("deciles.unranked") : t("deciles.decile", { decile: String(decile) }),
            text: figure(families),
            length: isShown(families) ? families : null,
            fill: decileFill(decile),
          },
        ],
  );
  const { height, marks } = drawBars(bars, CHART_WIDTH, 9);
  return { svg: svgOf(CHART_WIDTH, Math.ceil(height), marks), width: CHART_WIDTH };
}

function progressPart({ progress, year }: Overview, { t, figure, percent, locale }: Tongue): readonly Content[] {
  if (year === null) return [sectionTitle(t("progress.title", { year: "" }).trim()), t("progress.none")];
  const { due, states } = progress;
  const lines = [
    { label: t("progress.applied"), value: states.applied, fill: DAUN },
    { label: t("progress.open"), value: progress.open, fill: LAUT },
    { label: t("progress.waiting"), value: states.none, fill: decileFill(0) },
    { label: t("progress.ended"), value: progress.ended, fill: decileFill(0) },
  ];
  const bars = lines.map(({ label, value, fill }) => ({
    label,
    fill,
    text: [figure(value), percent(value, due)].filter((part) => part !== null).join(" · "),
    length: isShown(value) ? value : null,
  }));
  const { height, marks } = drawBars(bars, CHART_WIDTH, 9);
  const line = percent(states.applied, due) === null ? t("progress.hidden") : null;
  return [
    sectionTitle(t("progress.title", { year: String(year.year) })),
    line ?? t("progress.line", { applied: figure(states.applied), due: figure(due) }),
    { svg: svgOf(CHART_WIDTH, Math.ceil(height), marks), width: CHART_WIDTH, margin: [0, 3, 0, 0] },
    ...(year.window === null
      ? []
      : [
          mutedLine(
            t("progress.window", {
              from: formatDate(year.window.startsOn, locale),
              to: formatDate(year.window.endsOn, locale),
            }),
          ),
        ]),
  ];
}

function trendPart({ dynamics }: Briefing, { t, figure, locale }: Tongue): readonly Content[] {
  const trend = trendOf(dynamics);
  const title = sectionTitle(t("trend.title"));
  if (trend === null) return [title, t("trend.none")];
  const { before, after, of, pair } = trend;
  const base = mutedLine(t("trend.base", { from: pair.from.id, to: pair.to.id, of: figure(of) }));
  if (!isShown(before) || !isShown(after) || !isShown(of)) return [title, t("trend.hidden"), base];
  const way = after < before ? "down" : after > before ? "up" : "same";
  const text = { before: formatPercent(before, of, locale, 1), after: formatPercent(after, of, locale, 1) };
  return [title, { text: t(`trend.${way}`, text), bold: true }, base];
}

function indicatorTable({ area, indicators }: Briefing, tongue: Tongue): Content {
  const { t, figure, share, range, locale } = tongue;
  const above = area.path.at(-2);
  const columns = [
    { header: t("indicators.indicator"), width: "*" as const },
    { header: t("indicators.share"), width: 42 },
    { header: t("indicators.range"), width: 66 },
    { header: t("indicators.count"), width: 58 },
    { header: t("indicators.of"), width: 62 },
    ...(above === undefined ? [] : [{ header: above.label, width: 82 }]),
  ];
  const rows = firstAsked().map((indicator) => {
    const { own, above: beside } = indicators.figures.get(indicator.code) ?? {
      own: { counted: 0, base: 0 },
      above: null,
    };
    return {
      note: t("indicators.outOf", { outOf: indicator.outOf[locale] }),
      cells: [
        indicator.title[locale],
        share(own),
        range(own),
        figure(own.counted),
        figure(own.base),
        ...(above === undefined ? [] : [beside === null ? "" : share(beside)]),
      ],
    };
  });
  return figureTable(columns, rows);
}
