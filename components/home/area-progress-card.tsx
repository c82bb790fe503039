import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatAgo, formatPercent, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface AreaProgressCardProps {
  readonly progress: { readonly due: number; readonly applied: number; readonly rolledUpAt: Date | null };
  readonly year: number;
  readonly locale: Locale;
  readonly zone: TimeZone;
  readonly now: Date;
}

/** How far the area is; the figure carries its denominator and the time it was counted. */
export async function AreaProgressCard({ progress, year, locale, zone, now }: AreaProgressCardProps) {
  const [t, common] = await Promise.all([getTranslations("home"), getTranslations("common")]);
  const { due, applied, rolledUpAt } = progress;
  return (
    <Card title={t("progress", { year })}>
      <ProgressBar
        label={t("progress", { year })}
        labelHidden
        value={applied}
        max={due}
        text={t("progressText", { done: applied, due, percent: formatPercent(applied, due, locale) })}
      />
      <p className="mt-2 text-sm text-muted">
        {t("progressMeans")}
        {rolledUpAt === null ? null : ` ${common("asOf", { date: formatAgo(rolledUpAt, now, zone, locale) })}.`}
      </p>
      <div className="mt-3">
        <LinkButton href="/dasbor" icon="chart-column">
          {t("toDashboard")}
        </LinkButton>
      </div>
    </Card>
  );
}
