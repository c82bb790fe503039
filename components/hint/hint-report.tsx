import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Icon } from "@/components/ui/icon";
import { Stat } from "@/components/ui/stat";
import type { HintFilePage, HintSummary } from "@/lib/domain/hint/hint-view";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

const COUNTS = ["new", "same", "settled", "unknown", "faults"] as const;

export interface HintReportProps {
  readonly page: HintFilePage;
  readonly summary: HintSummary;
  readonly locale: Locale;
}

/** What a file would hand to which villages, and which rows were left out. Nobody by name. */
export async function HintReport({ page, summary, locale }: HintReportProps) {
  const t = await getTranslations("hint");
  return (
    <>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
        <Stat label={t("count.rows")} figure={formatNumber(summary.rows, locale)} source={t("count.source")} />
        {COUNTS.map((kind) => (
          <Stat
            key={kind}
            label={t(`count.${kind}`)}
            figure={formatNumber(summary[kind], locale)}
            source={t(`countSource.${kind}`)}
          />
        ))}
      </div>
      {page.villages.length === 0 ? null : (
        <Card title={t("villages.title")} flush>
          <DataTable
            caption={t("villages.title")}
            rows={page.villages}
            rowKey={({ code }) => code}
            columns={[
              { key: "name", header: t("villages.village"), rowHeader: true, cell: ({ name }) => name },
              { key: "code", header: t("villages.code"), cell: ({ code }) => code },
              { key: "hints", header: t("villages.hints"), cell: ({ hints }) => formatNumber(hints, locale) },
            ]}
          />
        </Card>
      )}
      {page.faults.length === 0 ? null : <Faults page={page} total={summary.faults} />}
    </>
  );
}

async function Faults({ page, total }: { readonly page: HintFilePage; readonly total: number }) {
  const t = await getTranslations("hint");
  return (
    <Card
      title={t("fault.title")}
      aside={
        <a href={`/petunjuk/${page.publicId}/galat`} download className={buttonClass("secondary", "small")}>
          <Icon name="download" />
          {t("fault.download")}
        </a>
      }
      flush
    >
      <DataTable
        caption={t("fault.title")}
        rows={page.faults}
        rowKey={({ row, code }) => `${row}-${code}`}
        columns={[
          { key: "row", header: t("fault.row"), rowHeader: true, cell: ({ row }) => String(row) },
          { key: "problem", header: t("fault.problem"), phoneLabel: "", cell: ({ code }) => t(`problem.${code}`) },
        ]}
      />
      {total > page.faults.length ? (
        <p className="px-4 py-3 text-muted sm:px-5">{t("fault.more", { count: total - page.faults.length })}</p>
      ) : null}
    </Card>
  );
}
