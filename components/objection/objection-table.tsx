import { getLocale, getTranslations } from "next-intl/server";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { ObjectionLine } from "@/lib/domain/objection/objection-page";
import { lastDayOf } from "@/lib/domain/workflow/deadline";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { ObjectionBadges } from "./objection-badges";

export interface ObjectionTableProps {
  readonly lines: readonly ObjectionLine[];
  readonly zone: TimeZone;
  /** The reader's area is one village. */
  readonly isVillage: boolean;
}

export async function ObjectionTable({ lines, zone, isVillage }: ObjectionTableProps) {
  const [t, locale] = await Promise.all([getTranslations("objection"), getLocale().then(localeOf)]);
  const village: DataColumn<ObjectionLine> = {
    key: "village",
    header: t("list.village"),
    cell: (line) => line.villageName,
  };
  const columns: readonly DataColumn<ObjectionLine>[] = [
    {
      key: "family",
      header: t("list.family"),
      rowHeader: true,
      cell: (line) => (
        <>
          <Link href={`/sanggahan/${line.publicId}`} className="link inline-flex min-h-11 items-center">
            {line.headName}
          </Link>
          <span className="block text-sm font-normal text-muted">{line.place}</span>
        </>
      ),
    },
    ...(isVillage ? [] : [village]),
    { key: "ground", header: t("list.ground"), cell: (line) => t(`ground.${line.ground}`) },
    { key: "objector", header: t("list.objector"), phoneHidden: true, cell: (line) => t(`objector.${line.objector}`) },
    { key: "state", header: t("list.state"), cell: (line) => <ObjectionBadges {...line} /> },
    { key: "due", header: t("list.due"), cell: (line) => formatDay(lastDayOf(line.dueAt), zone, locale, "short") },
  ];
  return <DataTable caption={t("title")} rows={lines} rowKey={(line) => line.publicId} columns={columns} />;
}
