import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Icon } from "@/components/ui/icon";
import { Stat } from "@/components/ui/stat";
import { type OfficeFilePage, type OfficeFileSummary, REPORT_COUNTS } from "@/lib/domain/office-file/file-view";
import { isPastList } from "@/lib/domain/office-file/source";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface OfficeFileReportProps {
  readonly page: OfficeFilePage;
  readonly summary: OfficeFileSummary;
  readonly locale: Locale;
}

/** What a file would write in which villages, and what is said of its rows. Nobody by name. */
export async function OfficeFileReport({ page, summary, locale }: OfficeFileReportProps) {
  const t = await getTranslations("officeFile");
  const kinds = REPORT_COUNTS[isPastList(page.source) ? "past" : "hint"];
  return (
    <>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-7">
        <Stat label={t("count.rows")} figure={formatNumber(summary.rows, locale)} source={t("count.source")} />
        {kinds.map((kind) => (
          <Stat
            key={kind}
            label={t(`count.${kind}`)}
            figure={formatNumber(summary.counts[kind] ?? 0, locale)}
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
              { key: "count", header: t("villages.count"), cell: ({ count }) => formatNumber(count, locale) },
            ]}
          />
        </Card>
      )}
      {page.notes.length === 0 ? null : <Notes page={page} />}
    </>
  );
}

async function Notes({ page }: { readonly page: OfficeFilePage }) {
  const t = await getTranslations("officeFile");
  return (
    <Card
      title={t("note.title")}
      aside={
        <a href={`/data-instansi/${page.publicId}/galat`} download className={buttonClass("secondary", "small")}>
          <Icon name="download" />
          {t("note.download")}
        </a>
      }
      flush
    >
      <DataTable
        caption={t("note.title")}
        rows={page.notes}
        rowKey={({ row, code }) => `${row}-${code}`}
        columns={[
          { key: "row", header: t("note.row"), rowHeader: true, cell: ({ row }) => String(row) },
          { key: "problem", header: t("note.problem"), phoneLabel: "", cell: ({ code }) => t(`problem.${code}`) },
        ]}
      />
      {page.noteCount > page.notes.length ? (
        <p className="px-4 py-3 text-muted sm:px-5">{t("note.more", { count: page.noteCount - page.notes.length })}</p>
      ) : null}
    </Card>
  );
}
