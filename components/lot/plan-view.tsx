import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { PlanRowView } from "@/lib/domain/lot/lot-page";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import { PlanChart } from "./plan-chart";

const TICKS = [0, 0.1, 0.2, 0.3, 0.4];

/** A plan as its curves and as a table: what is looked at, what is borne, and what that promises to either side. */
export async function PlanView({ rows }: { readonly rows: readonly PlanRowView[] }) {
  const [t, locale] = await Promise.all([getTranslations("lot.plan"), getLocale()]);
  const sizes = ({ from, upTo }: PlanRowView) =>
    t("sizes", { from: formatNumber(from, locale), upTo: formatNumber(upTo, locale) });
  const share = (part: number) => formatPercent(part, 1, locale, 1);
  return (
    <div className="grid gap-4">
      <PlanChart
        rows={rows}
        label={t("chartLabel")}
        names={rows.map(sizes)}
        words={{ passes: t("axisPasses"), faulty: t("axisFaulty") }}
        ticks={TICKS.map((tick) => formatPercent(tick, 1, locale))}
      />
      <DataTable
        caption={t("table")}
        rows={rows}
        rowKey={({ upTo }) => String(upTo)}
        columns={[
          { key: "size", header: t("col.size"), rowHeader: true, cell: sizes },
          { key: "sample", header: t("col.sample"), align: "end", cell: ({ sample }) => formatNumber(sample, locale) },
          {
            key: "acceptance",
            header: t("col.acceptance"),
            align: "end",
            cell: ({ acceptance }) => formatNumber(acceptance, locale),
          },
          { key: "producer", header: t("col.producer"), align: "end", cell: ({ points }) => share(points.producer) },
          { key: "consumer", header: t("col.consumer"), align: "end", cell: ({ points }) => share(points.consumer) },
        ]}
      />
      <p className="text-sm text-muted">{t("tableNote")}</p>
    </div>
  );
}
