import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { formatDay, formatPercent, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface VillageProgressProps {
  readonly progress: { readonly due: Figure; readonly applied: Figure; readonly rolledUpAt: Date } | null;
  readonly year: number;
  readonly zone: TimeZone;
  readonly locale: Locale;
}

/** How far a village is, as anybody may read it: rounded, and in words where it is withheld. */
export async function VillageProgressCard({ progress, year, zone, locale }: VillageProgressProps) {
  const t = await getTranslations("citizen.village");
  const title = t("progress", { year });
  if (progress === null)
    return (
      <Card title={title}>
        <p>{t("progressNone")}</p>
      </Card>
    );
  const { due, applied, rolledUpAt } = progress;
  const asOf = t("asOf", { day: formatDay(rolledUpAt, zone, locale, "long") });
  return (
    <Card title={title}>
      {isShown(due) && isShown(applied) ? (
        <ProgressBar
          label={title}
          labelHidden
          value={applied}
          max={due}
          text={t("progressText", { done: applied, due, percent: formatPercent(applied, due, locale) })}
        />
      ) : (
        <p>{t("progressWithheld")}</p>
      )}
      <p className="mt-2 text-base text-muted">
        {t("progressMeans")} {asOf}
      </p>
    </Card>
  );
}
