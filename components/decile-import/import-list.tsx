import { getTranslations } from "next-intl/server";
import { FileStateBadge } from "@/components/import/file-state";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { ImportLine } from "@/lib/domain/decile-import/import-view";
import { takenCount } from "@/lib/domain/decile-import/match";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface ImportListProps {
  readonly lines: readonly ImportLine[];
  readonly locale: Locale;
  readonly zone: TimeZone;
}

/** The region's earlier imports; a file is known by when it came, never by its name. */
export async function ImportList({ lines, locale, zone }: ImportListProps) {
  const t = await getTranslations("deciles.list");
  const result = ({ summary }: ImportLine) => {
    if (summary === null) return "";
    if (summary.written !== undefined) return t("writtenText", { written: summary.written });
    return t("resultText", { rows: summary.rows, taken: takenCount(summary.kinds) });
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
            <Link href={`/mutu/potret/${line.publicId}`} className="link inline-flex min-h-11 items-center md:min-h-8">
              {formatInstant(line.createdAt, zone, locale)}
            </Link>
          ),
        },
        { key: "snapshot", header: t("snapshot"), cell: (line) => line.snapshotId ?? "" },
        { key: "state", header: t("state"), cell: (line) => <FileStateBadge kind="deciles" state={line.state} /> },
        { key: "result", header: t("result"), cell: result },
        { key: "by", header: t("by"), cell: (line) => line.createdBy },
      ]}
    />
  );
}
