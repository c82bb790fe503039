import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ChartFiles } from "@/components/chart/chart-files";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { smallCellOf } from "@/lib/domain/cube/measure";
import { cutsIn, type TableRequest, tableHref } from "@/lib/domain/cube/request";
import { type CubeTable, ranked } from "@/lib/domain/cube/table";
import { type CubeWords, columnWords, rowWord } from "@/lib/domain/cube/words";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { MapGround } from "@/lib/domain/map/place";
import { formatInstant, formatNumber } from "@/lib/i18n/formats";
import { CubeChart } from "./cube-chart";
import { CubeFigures } from "./cube-figures";
import { FileLinks } from "./file-links";
import { TableChooser } from "./table-chooser";
import { TableMap } from "./table-map";

export interface CubeViewProps {
  readonly area: DashboardArea;
  readonly request: TableRequest;
  readonly table: CubeTable;
  readonly names: ReadonlyMap<string, string>;
  readonly rolledUpAt: Date | null;
  readonly keepsSmallCells: boolean;
  /** Where the rows lie, where these are areas; null: none has a known place. */
  readonly map: MapGround | null;
  /** Keeps the table under a name. */
  readonly actions: ReactNode;
}

/** A table of an area as its address says it: chart, figures, what they mean, and the files. */
export async function CubeView(props: CubeViewProps) {
  const { area, request, table, names, rolledUpAt, keepsSmallCells, map, actions } = props;
  const [t, cuts, common, locale] = await Promise.all([
    getTranslations("cube.table"),
    getTranslations("cube.cut"),
    getTranslations("common"),
    getLocale(),
  ]);
  const { measure } = request;
  const title = measure.kind === "indicator" ? measure.indicator.title[locale] : t(measure.kind);
  const words: CubeWords = { cut: (cut, code) => cuts(`${cut}.${code}` as "decile.1"), all: t("all"), names };
  const rowHeading = request.rows === "area" ? t("area") : cuts(`${request.rows}.label`);
  const rows = ranked(request, table.rows);
  const crumbs = area.path.map((step) => ({
    label: step.label,
    ...(step.code === area.code ? {} : { href: tableHref(step.code, request) }),
  }));
  return (
    <div className="space-y-5">
      <PageHeading
        title={`${title}, ${area.label}`}
        above={<Breadcrumbs label={common("breadcrumbs")} items={crumbs} />}
        lead={t("lead")}
        actions={actions}
      />
      <TableChooser code={area.code} request={request} hasBelow={area.level !== "village"} />
      {rolledUpAt === null ? (
        <EmptyState title={t("notCounted")} icon="chart-column">
          {t("notCountedHint")}
        </EmptyState>
      ) : (
        <>
          <Meaning request={request} unknown={table.unknown} />
          <Card
            title={t("chart", { title, by: rowHeading.toLowerCase() })}
            aside={
              <span className="flex flex-wrap gap-2">
                <FileLinks href={tableHref(area.code, request).replace("/tabel?", "/tabel/unduh?")} />
                <ChartFiles code={area.code} chart="tabel" page={tableHref(area.code, request)} title={title} />
              </span>
            }
          >
            <CubeChart
              label={t("chart", { title, by: rowHeading })}
              rows={rows}
              word={(row) => rowWord(row, request, words)}
              form={measure.kind === "indicator" ? measure.indicator.form : null}
            />
          </Card>
          {map === null || request.columns !== null ? null : (
            <TableMap
              code={area.code}
              ground={map}
              request={request}
              rows={table.rows}
              word={(row) => rowWord(row, request, words)}
              title={title}
            />
          )}
          <Card title={t("tableOf", { title })} flush>
            <CubeFigures
              caption={t("chart", { title, by: rowHeading })}
              rowHeading={rowHeading}
              request={request}
              table={{ ...table, rows }}
              word={(row) => rowWord(row, request, words)}
              columnWords={columnWords(table.columns, request, words)}
            />
            <div className="grid max-w-prose gap-2 px-4 pt-3 text-sm text-muted sm:px-5">
              {request.rows === "area" && request.columns === null && measure.kind === "indicator" ? (
                <p>{t("rangeNote")}</p>
              ) : null}
              {keepsSmallCells ? (
                <p>{t("kept", { limit: formatNumber(smallCellOf(measure, cutsIn(request)), locale) })}</p>
              ) : null}
              <p>{t("asOf", { date: formatInstant(rolledUpAt, area.timeZone, locale) })}</p>
            </div>
          </Card>
        </>
      )}
    </div>
  );
}

/** What an indicator counts, who uses it, and what it does not know. */
async function Meaning({
  request: { measure },
  unknown,
}: Pick<CubeViewProps, "request"> & { unknown: CubeTable["unknown"] }) {
  const [t, locale] = await Promise.all([getTranslations("cube.table"), getLocale()]);
  if (measure.kind !== "indicator") return null;
  const { indicator } = measure;
  return (
    <div className="grid max-w-prose gap-1">
      <p>
        {t("counts", { counts: indicator.counts[locale], outOf: indicator.outOf[locale] })}{" "}
        {indicator.note === undefined ? null : indicator.note[locale]}
      </p>
      <p className="text-sm text-muted">
        {t("owner", { opd: indicator.owner.opd, urusan: indicator.owner.urusan })}{" "}
        {typeof unknown === "number" && unknown > 0
          ? t(`unknown.${indicator.unit}`, { count: formatNumber(unknown, locale) })
          : null}
      </p>
    </div>
  );
}
