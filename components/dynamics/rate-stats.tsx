import { useLocale, useTranslations } from "next-intl";
import { Stat } from "@/components/ui/stat";
import { isShown } from "@/lib/domain/dashboard/figure";
import { isToldBy, type Rate } from "@/lib/domain/dynamics/matrix";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";

/** A share in words: a percentage, or why there is none. */
export function useRateText(): (rate: Pick<Rate, "families" | "of">) => string {
  const t = useTranslations("dynamics.rates");
  const locale = useLocale();
  return ({ families, of }) => {
    if (!isShown(families) || !isShown(of)) return t("suppressed");
    return of === 0 ? t("none") : formatPercent(families, of, locale, 1);
  };
}

/** The headline rates, each with how many of how many and what it means. */
export function RateStats({
  rates,
  isWhole,
  source,
}: {
  readonly rates: readonly Rate[];
  readonly isWhole: boolean;
  readonly source: string;
}) {
  const t = useTranslations("dynamics.rates");
  const locale = useLocale();
  const text = useRateText();
  return (
    <section aria-label={t("title")} className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {rates
        .filter(({ name }) => isToldBy(isWhole, name))
        .map((rate) => (
          <Stat
            key={rate.name}
            label={t(rate.name)}
            figure={text(rate)}
            {...(isShown(rate.families) && isShown(rate.of)
              ? {
                  denominator: t("of", {
                    count: formatNumber(rate.families, locale),
                    total: formatNumber(rate.of, locale),
                  }),
                }
              : {})}
            source={`${t(`meaning.${rate.name}`)}; ${source}`}
          />
        ))}
    </section>
  );
}
