import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { LoadLine } from "@/lib/domain/extract/load";
import { formatDate, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { LoadStateBadge } from "./load-state";

export interface LoadListProps {
  readonly lines: readonly LoadLine[];
  /** Names of regencies; none where the area is one. */
  readonly regencies: ReadonlyMap<string, string>;
  readonly locale: Locale;
  readonly zone: TimeZone;
}

/** The area's loads, the newest first; one is known by when it came, never by the names of its files. */
export async function LoadList({ lines, regencies, locale, zone }: LoadListProps) {
  const t = await getTranslations("extract.list");
  const result = ({ summary }: LoadLine) => {
    if (summary === null) return "";
    if (summary.written !== undefined) return t("written", summary.written);
    return t("found", { families: summary.kinds.families.new ?? 0, people: summary.newPeople });
  };
  return (
    <DataTable
      caption={t("title")}
      rows={lines}
      rowKey={(line) => line.publicId}
      columns={[
        {
          key: "when",
          header: t("when"),
          rowHeader: true,
          cell: (line) => (
            <Link href={`/muatan/${line.publicId}`} className="link inline-flex min-h-11 items-center md:min-h-8">
              {formatInstant(line.createdAt, zone, locale)}
            </Link>
          ),
        },
        ...(regencies.size < 2
          ? []
          : [
              { key: "regency", header: t("regency"), cell: (line: LoadLine) => regencies.get(line.regencyCode) ?? "" },
            ]),
        { key: "asOf", header: t("asOf"), cell: (line) => formatDate(line.conditionDate, locale) },
        { key: "state", header: t("state"), cell: (line) => <LoadStateBadge state={line.state} /> },
        { key: "result", header: t("result"), cell: result },
        { key: "by", header: t("by"), cell: (line) => line.createdBy },
      ]}
    />
  );
}
