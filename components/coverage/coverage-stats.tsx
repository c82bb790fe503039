import { useLocale, useTranslations } from "next-intl";
import { Stat } from "@/components/ui/stat";
import type { CoverageSum } from "@/lib/domain/coverage/line";
import { FRESH_FROM } from "@/lib/domain/coverage/view";
import { formatNumber } from "@/lib/i18n/formats";

export interface CoverageStatsProps {
  readonly sum: CoverageSum;
  readonly year: number;
  /** Sponsors of parts of the area are among those counted. */
  readonly isPartly: boolean;
}

/** How many variables have an office that uses them, that pays, and how many are kept fresh. */
export function CoverageStats({ sum, year, isPartly }: CoverageStatsProps) {
  const t = useTranslations("coverage.stat");
  const locale = useLocale();
  const of = (count: number) =>
    t("of", {
      count: sum.variables,
      percent: formatNumber(sum.variables === 0 ? 0 : (count / sum.variables) * 100, locale),
    });
  return (
    <div className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        <Stat
          label={t("sponsored")}
          figure={formatNumber(sum.sponsored, locale)}
          denominator={of(sum.sponsored)}
          source={[
            t("sponsoredFresh", { count: sum.sponsoredFresh }),
            ...(isPartly ? [t("sponsoredWithin")] : []),
          ].join("; ")}
        />
        <Stat
          label={t("paid", { year: String(year) })}
          figure={formatNumber(sum.paid, locale)}
          denominator={of(sum.paid)}
        />
        <Stat
          label={t("fresh")}
          figure={formatNumber(sum.fresh, locale)}
          denominator={of(sum.fresh)}
          source={t("freshRule", { share: FRESH_FROM })}
        />
        <Stat label={t("variables")} figure={formatNumber(sum.variables, locale)} denominator={t("variablesOf")} />
      </div>
      <p className="text-sm text-muted">{t("baseline")}</p>
    </div>
  );
}
