import { getLocale, getTranslations } from "next-intl/server";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { RIGHTS_PATH } from "@/lib/domain/rights/list-filter";
import type { RightsLine } from "@/lib/domain/rights/rights-page";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { RightsBadges } from "./rights-badges";

export interface RightsTableProps {
  readonly lines: readonly RightsLine[];
  readonly zone: TimeZone;
  /** The reader's area is one village. */
  readonly isVillage: boolean;
}

export async function RightsTable({ lines, zone, isVillage }: RightsTableProps) {
  const [t, locale] = await Promise.all([getTranslations("rights"), getLocale().then(localeOf)]);
  const village: DataColumn<RightsLine> = {
    key: "village",
    header: t("list.village"),
    cell: (line) => line.villageName,
  };
  const columns: readonly DataColumn<RightsLine>[] = [
    {
      key: "family",
      header: t("list.family"),
      rowHeader: true,
      cell: (line) => (
        <>
          <Link href={`${RIGHTS_PATH}/${line.publicId}`} className="link inline-flex min-h-11 items-center">
            {line.headName}
          </Link>
          <span className="block text-sm font-normal text-muted">{line.place}</span>
        </>
      ),
    },
    ...(isVillage ? [] : [village]),
    { key: "kind", header: t("list.kind"), cell: (line) => t(`kind.${line.kind}`) },
    { key: "state", header: t("list.state"), cell: (line) => <RightsBadges {...line} /> },
    {
      key: "asked",
      header: t("list.asked"),
      phoneHidden: true,
      cell: (line) => formatInstant(line.askedAt, zone, locale, "short"),
    },
    { key: "due", header: t("list.due"), cell: (line) => formatInstant(line.dueAt, zone, locale, "short") },
  ];
  return <DataTable caption={t("title")} rows={lines} rowKey={(line) => line.publicId} columns={columns} />;
}
