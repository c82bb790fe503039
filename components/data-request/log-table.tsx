import { getLocale, getTranslations } from "next-intl/server";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { LOGGED_ACTS } from "@/lib/domain/data-request/list-filter";
import type { LogLine } from "@/lib/domain/data-request/request-page";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** Who looked at or took which granted data, and when. */
export async function LogTable({ lines, zone }: { readonly lines: readonly LogLine[]; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("dataRequest"), getLocale().then(localeOf)]);
  const columns: readonly DataColumn<LogLine>[] = [
    {
      key: "when",
      header: t("logPage.when"),
      rowHeader: true,
      cell: (line) => formatInstant(line.at, zone, locale, "short"),
    },
    {
      key: "act",
      header: t("logPage.act"),
      cell: (line) => {
        const act = LOGGED_ACTS.find((each) => each === line.act);
        return act === undefined ? line.act : t(`act.${act}`);
      },
    },
    { key: "by", header: t("logPage.by"), cell: (line) => line.by },
    {
      key: "request",
      header: t("logPage.request"),
      cell: (line) =>
        line.publicId === null || line.number === null ? (
          "–"
        ) : (
          <Link href={`/permintaan-data/${line.publicId}`} className="link inline-flex min-h-11 items-center">
            {t("list.name", { number: line.number })}
          </Link>
        ),
    },
    { key: "office", header: t("holders.office"), cell: (line) => line.office },
  ];
  return <DataTable caption={t("logPage.title")} rows={lines} rowKey={(line) => line.key} columns={columns} />;
}
