import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import type { LoadSummary } from "@/lib/domain/extract/load";
import { formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { ColumnName } from "./column-name";
import { problemText } from "./problem-text";

/** Values that are left out of rows that are loaded: by column and reason, how often and where first. */
export async function LoadRemarks({ summary }: { readonly summary: LoadSummary }) {
  const [t, text, locale] = await Promise.all([
    getTranslations("extract.remarks"),
    problemText(),
    getLocale().then(localeOf),
  ]);
  const { remarks, unknownColumns } = summary;
  if (remarks.length === 0 && unknownColumns.length === 0) return null;
  return (
    <Card title={t("title")} flush>
      <p className="px-4 pb-3 text-muted sm:px-5">{t("lead")}</p>
      {unknownColumns.length === 0 ? null : (
        <p className="px-4 pb-3 sm:px-5">{t("unknown", { columns: unknownColumns.join(", ") })}</p>
      )}
      {remarks.length === 0 ? null : (
        <DataTable
          caption={t("title")}
          captionHidden
          rows={remarks}
          rowKey={({ column, problem }) => `${column}:${problem}`}
          columns={[
            {
              key: "column",
              header: t("column"),
              rowHeader: true,
              cell: ({ column }) => <ColumnName name={column} />,
            },
            { key: "problem", header: t("problem"), phoneLabel: "", cell: ({ problem }) => text(problem) },
            { key: "rows", header: t("rows"), align: "end", cell: ({ rows }) => formatNumber(rows, locale) },
            { key: "first", header: t("first"), align: "end", cell: ({ firstRow }) => formatNumber(firstRow, locale) },
          ]}
        />
      )}
    </Card>
  );
}
