import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { PlanTrial } from "@/lib/domain/lot/lot-page";
import { formatNumber } from "@/lib/i18n/formats";

/** What a plan means for what waits now: how many lots, how many families to look at, and the largest lots. */
export async function PlanEffect({ effect }: { readonly effect: PlanTrial }) {
  const [t, locale] = await Promise.all([getTranslations("lot.plan"), getLocale()]);
  const { villages, waiting, toSee, largest } = effect;
  if (villages === 0) return <p className="text-muted">{t("nothingWaits")}</p>;
  return (
    <div className="grid gap-3">
      <p>{t("effect", { villages, waiting, toSee })}</p>
      <DataTable
        caption={t("largest")}
        rows={largest}
        rowKey={({ label, size }) => `${label} ${size}`}
        columns={[
          { key: "village", header: t("col.village"), rowHeader: true, cell: ({ label }) => label },
          { key: "size", header: t("col.lot"), align: "end", cell: ({ size }) => formatNumber(size, locale) },
          { key: "sample", header: t("col.sample"), align: "end", cell: ({ sample }) => formatNumber(sample, locale) },
          {
            key: "acceptance",
            header: t("col.acceptance"),
            align: "end",
            cell: ({ acceptance }) => formatNumber(acceptance, locale),
          },
        ]}
      />
    </div>
  );
}
