import { useLocale, useTranslations } from "next-intl";
import { ChartFiles } from "@/components/chart/chart-files";
import { AreaMap } from "@/components/map/area-map";
import { Card } from "@/components/ui/card";
import { type TableRequest, tableHref } from "@/lib/domain/cube/request";
import type { CubeTableRow } from "@/lib/domain/cube/table";
import { type MapGround, tablePlaces } from "@/lib/domain/map/place";
import { formatNumber } from "@/lib/i18n/formats";

export interface TableMapProps {
  readonly code: string;
  readonly ground: MapGround;
  readonly request: TableRequest;
  readonly rows: readonly CubeTableRow[];
  readonly word: (row: CubeTableRow) => string;
  readonly title: string;
}

/** The map of a table whose rows are areas; each circle leads to the same table one level down. */
export function TableMap({ code, ground, request, rows, word, title }: TableMapProps) {
  const t = useTranslations("cube");
  const locale = useLocale();
  const { measure } = request;
  const isShaded = measure.kind === "indicator";
  const places = tablePlaces(rows, ground.spots, word, isShaded);
  const valueText = (value: number) => {
    if (measure.kind !== "indicator") return formatNumber(value, locale);
    const share = formatNumber(value, locale, 1);
    return measure.indicator.form === "ratio" ? t("indicators.ratio", { value: share }) : `${share}%`;
  };
  return (
    <Card
      title={t("table.map", { title })}
      aside={
        <span className="flex flex-wrap gap-2">
          <ChartFiles code={code} chart="peta" page={tableHref(code, request)} title={t("table.map", { title })} />
        </span>
      }
    >
      <AreaMap
        ground={ground}
        places={places}
        unplaced={rows.length - 1 - places.length}
        title={t("table.map", { title })}
        isShaded={isShaded}
        valueText={valueText}
        hrefOf={(below) => tableHref(below, { ...request, rows: "area" })}
        sizeText={t(`map.size.${measure.kind === "indicator" ? measure.indicator.unit : measure.kind}`)}
      />
    </Card>
  );
}
