import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { SettingLine } from "@/lib/domain/rule/rule-page";
import { formatDate, formatDay, formatTime, type TimeZone } from "@/lib/i18n/formats";

export interface SettingHistoryProps {
  readonly ruleId: string;
  readonly lines: readonly SettingLine[];
  readonly zone: TimeZone;
}

/** Who set a rule's severity, for which region, from when on, and why; the newest first. */
export async function SettingHistory({ ruleId, lines, zone }: SettingHistoryProps) {
  const [t, locale] = await Promise.all([getTranslations("rules"), getLocale()]);
  if (lines.length === 0) return <p className="text-muted">{t("noHistory")}</p>;
  return (
    <DataTable
      caption={t("historyCaption", { rule: ruleId })}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { key: "setting", header: t("severityColumn"), rowHeader: true, cell: (line) => t(`setting.${line.setting}`) },
        { key: "area", header: t("area"), cell: (line) => line.regionLabel },
        { key: "effective", header: t("effective"), cell: (line) => formatDate(line.effectiveFrom, locale) },
        { key: "reason", header: t("reason"), cell: (line) => line.reason },
        { key: "by", header: t("by"), cell: (line) => line.setBy },
        {
          key: "at",
          header: t("at"),
          cell: (line) => (
            <time dateTime={line.setAt.toISOString()}>
              {formatDay(line.setAt, zone, locale, "short")} {formatTime(line.setAt, zone, locale)}
            </time>
          ),
        },
      ]}
    />
  );
}
