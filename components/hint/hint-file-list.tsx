import { getTranslations } from "next-intl/server";
import { FileStateBadge } from "@/components/import/file-state";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { HintFileLine } from "@/lib/domain/hint/hint-view";
import { formatDate, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface HintFileListProps {
  readonly lines: readonly HintFileLine[];
  readonly locale: Locale;
  readonly zone: TimeZone;
}

/** The regency's earlier files; a file is known by when it came, never by its name. */
export async function HintFileList({ lines, locale, zone }: HintFileListProps) {
  const t = await getTranslations("hint");
  return (
    <DataTable
      caption={t("list.title")}
      rows={lines}
      rowKey={(line) => line.publicId}
      columns={[
        {
          key: "when",
          header: t("list.when"),
          rowHeader: true,
          cell: (line) => (
            <Link href={`/petunjuk/${line.publicId}`} className="link inline-flex min-h-11 items-center md:min-h-8">
              {formatInstant(line.createdAt, zone, locale)}
            </Link>
          ),
        },
        { key: "sector", header: t("sectorLabel"), cell: (line) => t(`sector.${line.sector}`) },
        {
          key: "asOf",
          header: t("asOf"),
          cell: (line) => (line.asOf === null ? "" : formatDate(line.asOf, locale)),
        },
        { key: "state", header: t("list.state"), cell: (line) => <FileStateBadge kind="hint" state={line.state} /> },
        {
          key: "result",
          header: t("list.result"),
          cell: ({ summary }) =>
            summary === null ? "" : t("list.resultText", { rows: summary.rows, new: summary.new, same: summary.same }),
        },
        { key: "by", header: t("list.by"), cell: (line) => line.createdBy },
      ]}
    />
  );
}
