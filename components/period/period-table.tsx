import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { inLocale } from "@/lib/domain/instrument/locale";
import { instrumentOf } from "@/lib/domain/instrument/registry";
import type { RegionPeriod } from "@/lib/domain/period/region-period";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface PeriodTableProps {
  readonly rows: readonly RegionPeriod[];
  readonly year: number;
  readonly locale: Locale;
}

/** The regions below, each with the setting that holds there and where it comes from. */
export async function PeriodTable({ rows, year, locale }: PeriodTableProps) {
  const t = await getTranslations("period");
  const columns: DataColumn<RegionPeriod>[] = [
    {
      key: "region",
      header: t("region"),
      rowHeader: true,
      cell: ({ region }) => (
        <a href={`/periode?wilayah=${region.code}&tahun=${year}`} className="link inline-flex min-h-11 items-center">
          {region.label}
        </a>
      ),
    },
    {
      key: "window",
      header: t("window"),
      cell: ({ period }) =>
        period === null ? (
          t("none")
        ) : (
          <>
            {t("windowText", { from: formatDate(period.startsOn, locale), to: formatDate(period.endsOn, locale) })}
            <span className="block text-sm text-muted">{inLocale(instrumentOf(period).title, locale)}</span>
          </>
        ),
    },
    {
      key: "from",
      header: t("settingOf"),
      phoneHidden: true,
      cell: ({ inheritedFrom, period }) =>
        period === null ? (
          ""
        ) : inheritedFrom === null ? (
          <Badge tone="info" icon="pencil">
            {t("own")}
          </Badge>
        ) : (
          t("inherited", { from: inheritedFrom })
        ),
    },
  ];
  return <DataTable caption={t("below")} columns={columns} rows={rows} rowKey={({ region }) => region.code} />;
}
