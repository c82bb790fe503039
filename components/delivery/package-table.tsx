import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { DELIVERY_STATES } from "@/lib/domain/delivery/delivery";
import type { PackageLine } from "@/lib/domain/delivery/delivery-page";
import { formatDay, formatNumber, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { DELIVERY_LOOK } from "./delivery-look";

export interface PackageTableProps {
  readonly packages: readonly PackageLine[];
  readonly zone: TimeZone;
  /** The reader's area holds several regencies. */
  readonly isWide: boolean;
}

export async function PackageTable({ packages, zone, isWide }: PackageTableProps) {
  const [t, locale] = await Promise.all([getTranslations("delivery"), getLocale().then(localeOf)]);
  const regency: DataColumn<PackageLine> = {
    key: "regency",
    header: t("list.regency"),
    cell: (line) => line.regencyName,
  };
  const columns: readonly DataColumn<PackageLine>[] = [
    {
      key: "package",
      header: t("list.package"),
      rowHeader: true,
      cell: (line) => (
        <>
          <Link href={`/pengiriman/${line.publicId}`} className="link inline-flex min-h-11 items-center">
            {t("packageName", { number: String(line.number), year: String(line.year) })}
          </Link>
          <span className="block text-sm font-normal text-muted">{t(`recipient.${line.recipient}`)}</span>
        </>
      ),
    },
    ...(isWide ? [regency] : []),
    { key: "made", header: t("list.made"), cell: (line) => formatDay(line.madeAt, zone, locale, "short") },
    { key: "items", header: t("list.items"), align: "end", cell: (line) => formatNumber(line.itemCount, locale) },
    {
      key: "states",
      header: t("list.states"),
      cell: (line) => (
        <span className="flex flex-wrap gap-1.5">
          {DELIVERY_STATES.filter((state) => line.counts[state] > 0).map((state) => (
            <Badge key={state} {...DELIVERY_LOOK[state]}>
              {t("stateCount", { state: t(`state.${state}`), count: line.counts[state] })}
            </Badge>
          ))}
        </span>
      ),
    },
    { key: "by", header: t("list.by"), phoneHidden: true, cell: (line) => line.madeBy ?? "–" },
  ];
  return <DataTable caption={t("title")} rows={packages} rowKey={(line) => line.publicId} columns={columns} />;
}
