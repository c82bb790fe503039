import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { LOT_PATH } from "@/lib/domain/lot/list-filter";
import type { LotLine } from "@/lib/domain/lot/lot-page";
import { formatDay, formatNumber, type TimeZone } from "@/lib/i18n/formats";
import { LOT_LOOK } from "./lot-look";

/** The lots that were formed, the newest first. */
export async function LotTable({ rows, zone }: { readonly rows: readonly LotLine[]; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("lot"), getLocale()]);
  return (
    <DataTable
      caption={t("lots.title")}
      rows={rows}
      rowKey={({ publicId }) => publicId}
      columns={[
        {
          key: "lot",
          header: t("col.lot"),
          rowHeader: true,
          cell: ({ publicId, villageLabel, year, number }) => (
            <Link href={`${LOT_PATH}/${publicId}`} className="link inline-flex min-h-11 items-center">
              {t("name", { village: villageLabel, year, number })}
            </Link>
          ),
        },
        {
          key: "state",
          header: t("col.state"),
          cell: ({ state }) => <Badge {...LOT_LOOK[state]}>{t(`state.${state}`)}</Badge>,
        },
        { key: "size", header: t("col.size"), align: "end", cell: ({ size }) => formatNumber(size, locale) },
        { key: "seen", header: t("col.seen"), cell: ({ seen, sample }) => t("seenOf", { seen, sample }) },
        {
          key: "faults",
          header: t("col.faults"),
          cell: ({ faults, acceptance }) => t("faultsOf", { faults, acceptance }),
        },
        { key: "left", header: t("col.left"), align: "end", cell: ({ left }) => formatNumber(left, locale) },
        { key: "formed", header: t("col.formed"), cell: ({ formedAt }) => formatDay(formedAt, zone, locale, "short") },
      ]}
    />
  );
}
