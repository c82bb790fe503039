import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { tableHref } from "@/lib/domain/cube/request";
import type { CubeCell } from "@/lib/domain/cube/table";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { type Indicator, isComputed } from "@/lib/domain/indicator/indicator";
import type { Theme } from "@/lib/domain/indicator/registry";
import { OfText, ShareText } from "./share-text";

export interface IndicatorThemeProps {
  readonly theme: Theme;
  readonly indicators: readonly Indicator[];
  readonly area: DashboardArea;
  readonly figures: ReadonlyMap<string, { readonly own: CubeCell; readonly above: CubeCell | null }>;
}

/** One theme's indicators of an area, each beside that of the area above; a name leads to its table. */
export function IndicatorTheme({ theme, indicators, area, figures }: IndicatorThemeProps) {
  const t = useTranslations("cube.indicators");
  const above = area.path.at(-2);
  const columns: readonly DataColumn<Indicator>[] = [
    {
      key: "indicator",
      header: t("col.indicator"),
      rowHeader: true,
      cell: (indicator) => <IndicatorName indicator={indicator} code={area.code} />,
    },
    {
      key: "own",
      header: t("col.share", { area: area.label }),
      align: "end",
      cell: (indicator) => <Own indicator={indicator} cell={figures.get(indicator.code)?.own} />,
    },
    ...(above === undefined
      ? []
      : [
          {
            key: "above",
            header: t("col.above", { area: above.label }),
            align: "end" as const,
            cell: (indicator: Indicator) => {
              const cell = figures.get(indicator.code)?.above;
              return isComputed(indicator) && cell ? <ShareText cell={cell} form={indicator.form} /> : null;
            },
            phoneHidden: (indicator: Indicator) => !isComputed(indicator),
          },
        ]),
    {
      key: "owner",
      header: t("col.owner"),
      cell: (indicator) => <span className="text-sm text-muted">{indicator.owner.opd}</span>,
      phoneHidden: true,
    },
  ];
  return (
    <Card title={t(`theme.${theme}`)} flush>
      <DataTable
        caption={t("caption", { theme: t(`theme.${theme}`), area: area.label })}
        columns={columns}
        rows={indicators}
        rowKey={(indicator) => indicator.code}
      />
    </Card>
  );
}

function IndicatorName({ indicator, code }: { readonly indicator: Indicator; readonly code: string }) {
  const t = useTranslations("cube.indicators");
  const locale = useLocale();
  if (!isComputed(indicator))
    return (
      <span>
        {indicator.title[locale]}
        <span className="block text-sm font-normal text-muted">{t("needs", { needs: indicator.needs[locale] })}</span>
      </span>
    );
  const href = tableHref(code, { measure: { kind: "indicator", indicator }, rows: "decile", columns: null });
  return (
    <Link href={href} className="link inline-flex min-h-11 items-center md:min-h-8">
      <span>
        {indicator.title[locale]}
        {indicator.spm ? (
          <span className="ms-2 rounded-sm bg-laut-wash px-1.5 text-sm text-laut">{t("spm")}</span>
        ) : null}
      </span>
    </Link>
  );
}

function Own({ indicator, cell }: { readonly indicator: Indicator; readonly cell: CubeCell | undefined }) {
  if (!isComputed(indicator) || cell === undefined) return null;
  return (
    <span className="tabular">
      <span className="font-semibold">
        <ShareText cell={cell} form={indicator.form} />
      </span>
      <OfText cell={cell} />
    </span>
  );
}
