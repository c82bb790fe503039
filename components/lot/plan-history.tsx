import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { PlanLine } from "@/lib/domain/lot/lot-page";
import { formatDate, formatDay, type TimeZone } from "@/lib/i18n/formats";

/** Which plans were set for which region, from when on, by whom and why; the newest first. */
export async function PlanHistory({ lines, zone }: { readonly lines: readonly PlanLine[]; readonly zone: TimeZone }) {
  const [t, tiers, queue, locale] = await Promise.all([
    getTranslations("lot.plan"),
    getTranslations("tiers"),
    getTranslations("queue"),
    getLocale(),
  ]);
  if (lines.length === 0) return <p className="px-4 pb-4 text-muted sm:px-5">{t("noHistory")}</p>;
  return (
    <DataTable
      caption={t("history")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "rows",
          header: t("rows"),
          rowHeader: true,
          cell: ({ rows }) =>
            rows.map(({ upTo, sample, acceptance }) => t("rowShort", { upTo, sample, acceptance })).join("; "),
        },
        { key: "region", header: tiers("col.region"), cell: (line) => line.regionLabel },
        { key: "from", header: tiers("col.from"), cell: (line) => formatDate(line.effectiveFrom, locale, "short") },
        { key: "reason", header: tiers("col.reason"), cell: (line) => line.reason },
        { key: "by", header: tiers("col.by"), cell: (line) => line.setBy ?? queue("someone") },
        { key: "at", header: tiers("col.at"), cell: (line) => formatDay(line.setAt, zone, locale, "short") },
      ]}
    />
  );
}
