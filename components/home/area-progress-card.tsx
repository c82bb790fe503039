import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { formatAgo, formatNumber, formatPercent, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface AreaProgressCardProps {
  readonly progress: { readonly due: Figure; readonly applied: Figure; readonly rolledUpAt: Date | null };
  readonly year: number;
  readonly locale: Locale;
  readonly zone: TimeZone;
  readonly now: Date;
}

/** How far the area is; the figure carries its denominator and the time it was counted. A withheld one is said in words. */
export async function AreaProgressCard({ progress, year, locale, zone, now }: AreaProgressCardProps) {
  const [t, common, dashboard] = await Promise.all([
    getTranslations("home"),
    getTranslations("common"),
    getTranslations("dashboard"),
  ]);
  const { due, applied, rolledUpAt } = progress;
  const text = (figure: Figure) => (isShown(figure) ? formatNumber(figure, locale) : dashboard("suppressed"));
  return (
    <Card title={t("progress", { year })}>
      {isShown(due) && isShown(applied) ? (
        <ProgressBar
          label={t("progress", { year })}
          labelHidden
          value={applied}
          max={due}
          text={t("progressText", { done: applied, due, percent: formatPercent(applied, due, locale) })}
        />
      ) : (
        <p>{t("progressWithheld", { done: text(applied), due: text(due) })}</p>
      )}
      <p className="mt-2 text-sm text-muted">
        {t("progressMeans")}
        {isShown(due) && isShown(applied) ? null : ` ${dashboard("notes.suppressed")}`}
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
