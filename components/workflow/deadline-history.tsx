import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { DeadlineLine } from "@/lib/domain/workflow/tier-page";
import { formatDate, formatDay, type TimeZone } from "@/lib/i18n/formats";
import { lengthWords } from "./length-words";

export interface DeadlineHistoryProps {
  readonly lines: readonly DeadlineLine[];
  readonly zone: TimeZone;
}

/** Who set a deadline, for which region, from when on, and why; the newest first. */
export async function DeadlineHistory({ lines, zone }: DeadlineHistoryProps) {
  const [t, queue, locale, words] = await Promise.all([
    getTranslations("tiers"),
    getTranslations("queue"),
    getLocale(),
    lengthWords(),
  ]);
  if (lines.length === 0) return <p className="px-4 pb-4 text-muted sm:px-5">{t("noHistory")}</p>;
  return (
    <DataTable
      caption={t("historyTitle")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { key: "tier", header: t("col.tier"), rowHeader: true, cell: (line) => t(`step.${line.tier}`) },
        { key: "length", header: t("col.length"), cell: (line) => words(line) },
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
