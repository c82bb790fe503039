import { useLocale, useTranslations } from "next-intl";
import { ChartFiles } from "@/components/chart/chart-files";
import { AreaMap } from "@/components/map/area-map";
import { Card } from "@/components/ui/card";
import { type DashboardChoice, dashboardHref } from "@/lib/domain/dashboard/address";
import type { Overview } from "@/lib/domain/dashboard/overview";
import { type MapGround, progressPlaces } from "@/lib/domain/map/place";
import { formatNumber } from "@/lib/i18n/formats";

export interface ProgressMapProps {
  readonly code: string;
  readonly ground: MapGround;
  readonly overview: Overview;
  readonly choice: DashboardChoice;
}

/** Where the area is far along and where not; the table of progress above says the same. */
export function ProgressMap({ code, ground, overview, choice }: ProgressMapProps) {
  const t = useTranslations("dashboard.map");
  const locale = useLocale();
  const places = progressPlaces(overview.children, ground.spots);
  if (places.length === 0 || overview.childLevel === null) return null;
  const begun = overview.children.filter(({ progress }) => progress.due !== 0);
  const title = t(`title.${overview.childLevel}`);
  return (
    <Card
      title={title}
      aside={
        <span className="flex flex-wrap gap-2">
          <ChartFiles code={code} chart="peta-kemajuan" page={dashboardHref(code, choice)} title={title} />
        </span>
      }
    >
      <AreaMap
        ground={ground}
        places={places}
        unplaced={begun.length - places.length}
        title={title}
        isShaded
        valueText={(value) => t("done", { share: formatNumber(value, locale, 1) })}
        hrefOf={(below) => dashboardHref(below, { year: choice.year })}
        sizeText={`${t("size")} ${t("shade")}`}
      />
    </Card>
  );
}
