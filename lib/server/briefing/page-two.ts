import type { Content } from "pdfmake/interfaces";
import { endsOf } from "@/lib/domain/briefing/ends";
import { firstAsked } from "@/lib/domain/briefing/first-asked";
import { type CubeTableRow, ranked, shareIn } from "@/lib/domain/cube/table";
import { columnWords, rowWord } from "@/lib/domain/cube/words";
import { isShown, shareOf, sumOf } from "@/lib/domain/dashboard/figure";
import { doneShare } from "@/lib/domain/dashboard/progress";
import { isToldBy } from "@/lib/domain/dynamics/matrix";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import type { Briefing } from "./briefing-query";
import { figureTable, mutedLine, sectionTitle } from "./paper-parts";
import { type Tongue, WITHHELD } from "./tongue";

/** Areas listed: more do not leave room for the rest of the page. */
const MOST_AREAS = 10;
/** Indicators named whose answers are missing most. */
const MOST_MISSING = 3;

/** Where in the area, who moved, how good the data are, and what they cannot tell. */
export function pageTwo(briefing: Briefing, tongue: Tongue): readonly Content[] {
  const [first, ...rest] = briefing.area.level === "village" ? agesPart(briefing, tongue) : belowPart(briefing, tongue);
  return [
    { stack: [first ?? ""], pageBreak: "before" },
    ...rest,
    ...movesPart(briefing, tongue),
    sectionTitle(tongue.t("quality.title")),
    { ul: [...qualityLines(briefing, tongue)] },
    sectionTitle(tongue.t("limits.title")),
    {
      ul: [
        ...(["own", "share", "decile", "range"] as const).map((line) => tongue.t(`limits.${line}`)),
        tongue.t(briefing.overview.keepsSmallCells ? "limits.kept" : "limits.whole"),
      ],
    },
  ];
}

function belowPart({ overview, request, table: { table, names } }: Briefing, tongue: Tongue): readonly Content[] {
  const { t, figure, share, range, locale, all } = tongue;
  const title = sectionTitle(t(`below.title.${overview.childLevel ?? "village"}`));
  const rows = ranked(request, table.rows).filter(({ key }) => key !== "all");
  if (rows.length === 0) return [title, t("below.none")];
  const done = new Map(overview.children.map(({ code, progress }) => [code, doneShare(progress)]));
  const line = ({ key, cells }: CubeTableRow, name: string, finished: ReturnType<typeof doneShare> | undefined) => {
    const cell = cells[0] ?? { counted: 0, base: 0 };
    const ready = finished ?? null;
    return [
      name,
      share(cell),
      key === "all" ? "" : range(cell),
      figure(cell.counted),
      figure(cell.base),
      ready === null ? "–" : isShown(ready) ? formatPercent(ready, 100, locale) : WITHHELD,
    ];
  };
  const isRanked = ({ cells }: CubeTableRow) => cells[0] !== undefined && typeof shareIn(cells[0]) === "number";
  const ends = endsOf(rows.filter(isRanked), MOST_AREAS);
  const each = (list: readonly CubeTableRow[]) =>
    list.map((row) => line(row, names.get(String(row.key)) ?? String(row.key), done.get(String(row.key))));
  const total = table.rows.find(({ key }) => key === "all");
  const without = rows.filter((row) => !isRanked(row)).length;
  return [
    title,
    figureTable(
      [
        { header: t("below.area"), width: "*" },
        { header: t("below.share"), width: 52 },
        { header: t("below.range"), width: 70 },
        { header: t("below.count"), width: 62 },
        { header: t("below.of"), width: 66 },
        { header: t("below.done"), width: 46 },
      ],
      [
        ...each(ends.top),
        ...(ends.left === 0 ? [] : [{ across: t("below.left", { count: ends.left }) }]),
        ...each(ends.bottom),
        ...(without === 0 ? [] : [{ across: t("below.without", { count: without }) }]),
      ],
      total === undefined ? null : line(total, all, doneShare(overview.progress)),
    ),
    mutedLine(t("below.note")),
  ];
}

function agesPart({ request, table: { table, names } }: Briefing, { t, cut, figure, all }: Tongue): readonly Content[] {
  const words = { cut: (of: string, code: number) => cut(`${of}.${code}` as "decile.1"), all, names };
  const across = columnWords(table.columns, request, words);
  const line = (row: CubeTableRow) => [rowWord(row, request, words), ...row.cells.map((cell) => figure(cell.counted))];
  const total = table.rows.find(({ key }) => key === "all");
  return [
    sectionTitle(t("ages.title")),
    figureTable(
      [{ header: t("ages.age"), width: "*" }, ...across.map((header) => ({ header, width: 90 }))],
      table.rows.filter(({ key }) => key !== "all").map(line),
      total === undefined ? null : line(total),
    ),
  ];
}

function movesPart({ dynamics }: Briefing, { t, rates, figure, percent }: Tongue): readonly Content[] {
  const title = sectionTitle(t("moves.title"));
  if (dynamics === null || dynamics.pair === null) return [title, t("moves.none")];
  const { from, to } = dynamics.pair;
  const rows = dynamics.rates
    .filter(({ name }) => isToldBy(dynamics.isWhole, name))
    .map(({ name, families, of }) => [
      `${rates(name)}, ${rates(`meaning.${name}`)}`,
      percent(families, of, 1) ?? (of === 0 ? "–" : WITHHELD),
      figure(families),
      figure(of),
    ]);
  const { added, gone } = dynamics.flows;
  return [
    title,
    figureTable(
      [
        { header: t("moves.rate"), width: "*" },
        { header: t("moves.share"), width: 52 },
        { header: t("moves.count"), width: 66 },
        { header: t("moves.of"), width: 70 },
      ],
      rows,
    ),
    mutedLine(
      `${t("moves.pair", { from: from.id, to: to.id })} ${t("moves.added", { added: figure(added), gone: figure(gone) })}`,
    ),
  ];
}

function qualityLines(briefing: Briefing, { t, figure, percent, locale }: Tongue): readonly string[] {
  const { overview } = briefing;
  const { updated, families } = overview.headline;
  const share = percent(updated, families);
  const unranked = overview.deciles.find(({ decile }) => decile === 0)?.families ?? 0;
  const missing = missingOf(briefing);
  const most = missing
    .flatMap(({ title, share: lost }) => (isShown(lost) && lost > 0 ? [{ title: title[locale], lost }] : []))
    .toSorted((a, b) => b.lost - a.lost)
    .slice(0, MOST_MISSING)
    .map(({ title, lost }) => t("quality.missingOne", { title, share: `${formatNumber(lost, locale, 1)}%` }));
  const none = missing.every(({ share: lost }) => isShown(lost)) ? "quality.missingNone" : "quality.missingHidden";
  return [
    share === null
      ? t("quality.freshHidden")
      : t("quality.fresh", { updated: figure(updated), families: figure(families), share }),
    t("quality.unranked", { count: figure(unranked) }),
    most.length === 0 ? t(none) : t("quality.missing", { list: most.join("; ") }),
  ];
}

/** Of each indicator of page 1, in percent, those below the line whose answers do not tell. */
function missingOf({ indicators }: Briefing) {
  return firstAsked().map(({ code, title }) => {
    const { unknown, own } = indicators.figures.get(code) ?? { unknown: 0, own: { counted: 0, base: 0 } };
    return { title, share: shareOf(unknown, sumOf([unknown, own.base])) ?? 0 };
  });
}
