import { getTranslations } from "next-intl/server";
import { FileStateBadge } from "@/components/import/file-state";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { ReplyLine } from "@/lib/domain/nik-match/batch-view";
import { formatDate, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface ReplyListProps {
  readonly lines: readonly ReplyLine[];
  readonly locale: Locale;
  readonly zone: TimeZone;
}

/** The regency's earlier replies; a file is known by when it came, never by its name. */
export async function ReplyList({ lines, locale, zone }: ReplyListProps) {
  const t = await getTranslations("match.list");
  const result = ({ summary }: ReplyLine) =>
    summary === null
      ? ""
      : t("resultText", { rows: summary.rows, ...summary.statuses, unknown: summary.kinds.unknown });
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
            <Link href={`/padan/${line.publicId}`} className="link inline-flex min-h-11 items-center md:min-h-8">
              {formatInstant(line.createdAt, zone, locale)}
            </Link>
          ),
        },
        {
          key: "replied",
          header: t("repliedOn"),
          cell: (line) => (line.repliedOn === null ? "" : formatDate(line.repliedOn, locale)),
        },
        { key: "state", header: t("state"), cell: (line) => <FileStateBadge kind="match" state={line.state} /> },
        { key: "result", header: t("result"), cell: result },
        { key: "by", header: t("by"), cell: (line) => line.createdBy },
      ]}
    />
  );
}
