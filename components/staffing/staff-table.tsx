import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import { type StaffRisk, staffRisk, type TierStaff } from "@/lib/domain/staffing/staffing";
import { formatNumber } from "@/lib/i18n/formats";

const LOOK = {
  nobody: { tone: "danger", icon: "circle-x" },
  short: { tone: "danger", icon: "user-minus" },
  away: { tone: "attention", icon: "timer-off" },
  one: { tone: "attention", icon: "user-round" },
  none: { tone: "success", icon: "circle-check" },
} as const satisfies Record<StaffRisk | "none", { tone: Tone; icon: IconName }>;

export interface StaffTableProps {
  readonly caption: string;
  readonly lines: readonly TierStaff[];
}

/** How many people a tier has in each area, what waits there, and whether that may stop. */
export async function StaffTable({ caption, lines }: StaffTableProps) {
  const [t, tiers, locale] = await Promise.all([
    getTranslations("staffing"),
    getTranslations("notice.tier"),
    getLocale(),
  ]);
  const number = (value: number) => formatNumber(value, locale);
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={(line) => `${line.areaCode}${line.tier}`}
      columns={[
        { key: "area", header: t("col.area"), rowHeader: true, cell: (line) => line.areaLabel },
        { key: "tier", header: t("col.tier"), cell: (line) => tiers(line.tier) },
        {
          key: "holders",
          header: t("col.holders"),
          align: "end",
          cell: (line) => (
            <>
              {number(line.holders)}
              {line.needed > 1 ? (
                <span className="block text-sm text-muted">{t("needed", { count: line.needed })}</span>
              ) : null}
            </>
          ),
        },
        { key: "active", header: t("col.active"), align: "end", cell: (line) => number(line.active) },
        { key: "leave", header: t("col.onLeave"), align: "end", cell: (line) => number(line.onLeave) },
        {
          key: "waiting",
          header: t("col.waiting"),
          align: "end",
          cell: (line) => (
            <>
              {number(line.waiting)}
              {line.late > 0 ? (
                <span className="block text-sm text-muted">{t("late", { count: line.late })}</span>
              ) : null}
            </>
          ),
        },
        {
          key: "state",
          header: t("col.state"),
          cell: (line) => {
            const risk = staffRisk(line) ?? "none";
            return <Badge {...LOOK[risk]}>{t(`risk.${risk}`)}</Badge>;
          },
        },
      ]}
    />
  );
}
