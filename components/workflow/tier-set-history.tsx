import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { TierSet } from "@/lib/domain/workflow/tier";
import type { TierSetLine } from "@/lib/domain/workflow/tier-page";
import { formatDate, formatDay, type TimeZone } from "@/lib/i18n/formats";

/** Which tiers were set for which region, from when on, by whom and why; the newest first. */
export async function TierSetHistory({
  lines,
  zone,
}: {
  readonly lines: readonly TierSetLine[];
  readonly zone: TimeZone;
}) {
  const [t, queue, locale] = await Promise.all([getTranslations("tiers"), getTranslations("queue"), getLocale()]);
  if (lines.length === 0) return <p className="px-4 pb-4 text-muted sm:px-5">{t("set.noHistory")}</p>;
  const names = (set: TierSet) => set.map(({ name }) => t(`short.${name}`)).join(" → ");
  return (
    <DataTable
      caption={t("set.historyTitle")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { key: "tiers", header: t("set.tiers"), rowHeader: true, cell: (line) => names(line.tiers) },
        { key: "region", header: t("col.region"), cell: (line) => line.regionLabel },
        { key: "from", header: t("col.from"), cell: (line) => formatDate(line.effectiveFrom, locale, "short") },
        { key: "reason", header: t("col.reason"), cell: (line) => line.reason },
        { key: "by", header: t("col.by"), cell: (line) => line.setBy ?? queue("someone") },
        {
          key: "at",
          header: t("col.at"),
          cell: (line) => (
            <time dateTime={line.setAt.toISOString()}>{formatDay(line.setAt, zone, locale, "short")}</time>
          ),
        },
      ]}
    />
  );
}
