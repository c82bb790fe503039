import { useLocale, useTranslations } from "next-intl";
import { Stat } from "@/components/ui/stat";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import type { Headline } from "@/lib/domain/dashboard/view";
import { dynamicsHref } from "@/lib/domain/dynamics/address";
import type { Trend } from "@/lib/domain/dynamics/trend";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";

export interface HeadlineFiguresProps {
  readonly headline: Headline;
  /** "14 Mei 2026". */
  readonly asOf: string;
  /** Against the decile snapshot before; null where there are not two. */
  readonly trend: Trend | null;
  readonly code: string;
}

/** The figures everybody asks for first, each with what it is a part of and its date. */
export function HeadlineFigures({ headline, asOf, trend, code }: HeadlineFiguresProps) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const text = (figure: Figure) => (isShown(figure) ? formatNumber(figure, locale) : t("suppressed"));
  const partOf = (part: Figure, whole: Figure, unit: "share" | "sharePeople") => {
    if (!isShown(whole)) return {};
    const total = formatNumber(whole, locale);
    if (isShown(part)) {
      return { denominator: t(`headline.${unit}`, { share: formatPercent(part, whole, locale), total }) };
    }
    return { denominator: t(unit === "share" ? "headline.ofFamilies" : "headline.ofPeople", { total }) };
  };
  const { families, people, lowFamilies, lowPeople, updated } = headline;
  const average = isShown(families) && isShown(people) && families > 0 ? people / families : null;
  const source = t("asOf", { date: asOf });
  return (
    <section
      aria-label={t("headline.title")}
      className={`grid grid-cols-2 gap-3 ${trend === null ? "lg:grid-cols-5 [&>:last-child]:col-span-2 lg:[&>:last-child]:col-span-1" : "lg:grid-cols-3"}`}
    >
      <Stat
        label={t("headline.families")}
        figure={text(families)}
        denominator={t("headline.familiesNote")}
        source={source}
      />
      <Stat
        label={t("headline.people")}
        figure={text(people)}
        {...(average === null
          ? {}
          : { denominator: t("headline.peopleNote", { average: formatNumber(average, locale, 1) }) })}
        source={source}
      />
      <Stat
        label={t("headline.lowFamilies")}
        figure={text(lowFamilies)}
        {...partOf(lowFamilies, families, "share")}
        source={source}
      />
      <Stat
        label={t("headline.lowPeople")}
        figure={text(lowPeople)}
        {...partOf(lowPeople, people, "sharePeople")}
        source={source}
      />
      <Stat
        label={t("headline.updated")}
        figure={isShown(updated) && isShown(families) ? formatPercent(updated, families, locale) : text(updated)}
        {...(isShown(updated) && isShown(families)
          ? {
              denominator: t("children.ofDue", {
                applied: t("headline.count", { count: formatNumber(updated, locale) }),
                due: formatNumber(families, locale),
              }),
            }
          : {})}
        source={source}
      />
      {trend === null ? null : <TrendStat trend={trend} code={code} />}
    </section>
  );
}

/** Leads to the page that says who moved and why. */
function TrendStat({ trend: { before, after, of, pair }, code }: { readonly trend: Trend; readonly code: string }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const source = (count: string) => t("trend.source", { from: pair.from.id, to: pair.to.id, of: count });
  const link = { label: t("trend.label"), href: dynamicsHref(code) };
  if (!isShown(before) || !isShown(after) || !isShown(of))
    return <Stat {...link} figure={t("suppressed")} source={source(isShown(of) ? formatNumber(of, locale) : "•••")} />;
  const points = ((after - before) / of) * 100;
  const way = points < 0 ? "down" : points > 0 ? "up" : "same";
  const words = { points: formatNumber(Math.abs(points), locale, 1), before: formatPercent(before, of, locale, 1) };
  return (
    <Stat
      {...link}
      figure={formatPercent(after, of, locale, 1)}
      denominator={t(`trend.${way}`, words)}
      source={source(formatNumber(of, locale))}
    />
  );
}
