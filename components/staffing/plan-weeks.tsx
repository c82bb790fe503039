import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { AnswerChannel } from "@/lib/domain/invitation/flow";
import type { PlanWeek } from "@/lib/domain/staffing/plan-week";
import { formatDate, formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** What was to be served by the end of each week, and what was. */
export async function PlanWeeks({ weeks }: { readonly weeks: readonly PlanWeek[] }) {
  const [t, locale] = await Promise.all([getTranslations("servicePlan"), getLocale().then(localeOf)]);
  const number = (value: number | undefined | null) =>
    value === null || value === undefined ? "–" : formatNumber(value, locale);
  const channel = (key: AnswerChannel, header: string): DataColumn<PlanWeek> => ({
    key,
    header,
    align: "end",
    cell: ({ served }) => number(served?.[key]),
  });
  const gap = ({ planned, reached }: PlanWeek) => {
    if (reached === null) return "–";
    if (reached === planned) return t("even");
    return reached > planned ? t("ahead", { count: reached - planned }) : t("behind", { count: planned - reached });
  };
  return (
    <Card title={t("weeksTitle")} flush>
      <DataTable
        caption={t("weeksTitle")}
        captionHidden
        rows={weeks}
        rowKey={(week) => week.from}
        phone="scroll"
        columns={[
          {
            key: "week",
            header: t("week"),
            rowHeader: true,
            cell: ({ from, to }) => `${formatDate(from, locale, "short")} – ${formatDate(to, locale, "short")}`,
          },
          channel("self", t("self")),
          channel("desk", t("deskShort")),
          channel("visit", t("visitShort")),
          { key: "reached", header: t("reached"), align: "end", cell: ({ reached }) => number(reached) },
          { key: "planned", header: t("planned"), align: "end", cell: ({ planned }) => number(planned) },
          { key: "gap", header: t("gap"), cell: gap },
        ]}
      />
      <p className="px-4 text-sm text-muted sm:px-5">{t("weeksNote")}</p>
    </Card>
  );
}
