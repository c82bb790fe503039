import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { daysToClear, forecastApplied, narrowest } from "@/lib/domain/bottleneck/forecast";
import type { Bottlenecks } from "@/lib/domain/bottleneck/view";
import { formatDate } from "@/lib/i18n/formats";

/** The one tier that holds most, and what the season comes to at this pace. */
export async function BottleneckHeadline({ data }: { readonly data: Bottlenecks }) {
  const [t, tiers, locale] = await Promise.all([
    getTranslations("bottleneck"),
    getTranslations("tiers.step"),
    getLocale(),
  ]);
  const worst = narrowest(data.tiers);
  const { season } = data;
  return (
    <div className="grid gap-2">
      {worst === null ? (
        <Alert tone="success">{t("clear")}</Alert>
      ) : (
        <Alert tone={worst.late > 0 ? "attention" : "info"}>
          {t("headline", {
            tier: tiers(worst.tier),
            waiting: worst.waiting,
            days: wholeDays(daysToClear(worst)),
          })}
        </Alert>
      )}
      {season === null ? null : (
        <p>
          {season.daysLeft < 0
            ? t("seasonOver", { applied: season.applied, due: season.due })
            : t("season", {
                date: formatDate(season.endsOn, locale),
                forecast: forecastApplied(season, data.tiers.at(-1) ?? null, season.workDaysLeft),
                due: season.due,
                applied: season.applied,
              })}
        </p>
      )}
    </div>
  );
}

/** -1 stands for never. */
function wholeDays(days: number): number {
  return Number.isFinite(days) ? Math.ceil(days) : -1;
}
