import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { PassMarkLine } from "@/lib/domain/training-session/pass-mark";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";

export interface PassMarkHistoryProps {
  readonly lines: readonly PassMarkLine[];
  readonly zone: TimeZone;
}

/** Which marks were set around a region, by whom and why; the newest first. */
export async function PassMarkHistory({ lines, zone }: PassMarkHistoryProps) {
  const [t, tiers, locale] = await Promise.all([
    getTranslations("exam.passMark"),
    getTranslations("tiers"),
    getLocale(),
  ]);
  if (lines.length === 0) return <p className="px-4 pb-4 text-muted sm:px-5">{t("noHistory")}</p>;
  return (
    <DataTable
      caption={t("history")}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { key: "mark", header: t("field"), rowHeader: true, cell: ({ mark }) => t("mark", { mark }) },
        { key: "region", header: tiers("col.region"), cell: ({ regionLabel }) => regionLabel },
        { key: "reason", header: tiers("col.reason"), cell: ({ reason }) => reason },
        { key: "by", header: tiers("col.by"), cell: ({ setterName }) => setterName },
        { key: "at", header: tiers("col.at"), cell: ({ setAt }) => formatDay(setAt, zone, locale, "short") },
      ]}
    />
  );
}
