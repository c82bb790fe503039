import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { BoardRow } from "@/lib/domain/meeting/board";
import { formatDate, formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

/** Villages with their last and next meeting and what waits for it. */
export async function BoardTable({ rows, locale }: { readonly rows: readonly BoardRow[]; readonly locale: Locale }) {
  const t = await getTranslations("meeting.board");
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={(row) => row.code}
      columns={[
        { key: "village", header: t("village"), rowHeader: true, cell: (row) => row.name },
        {
          key: "status",
          header: t("status"),
          cell: (row) => (
            <Badge tone={row.hasMet ? "success" : "attention"} icon={row.hasMet ? "circle-check" : "clock"}>
              {t(row.hasMet ? "met" : "notMet")}
            </Badge>
          ),
        },
        {
          key: "last",
          header: t("last"),
          cell: (row) => (row.lastHeldOn === null ? t("never") : formatDate(row.lastHeldOn, locale)),
        },
        {
          key: "days",
          header: t("days"),
          align: "end",
          cell: (row) => (row.daysSince === null ? "–" : formatNumber(row.daysSince, locale)),
        },
        {
          key: "next",
          header: t("next"),
          cell: (row) => (row.nextPlannedOn === null ? t("noPlan") : formatDate(row.nextPlannedOn, locale)),
        },
        { key: "waiting", header: t("waiting"), align: "end", cell: (row) => formatNumber(row.waiting, locale) },
      ]}
    />
  );
}
