import { getTranslations } from "next-intl/server";
import { FileStateBadge } from "@/components/import/file-state";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { changedCount, type ReplyLine } from "@/lib/domain/delivery-reply/reply-view";
import { formatDate, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface ReplyListProps {
  readonly lines: readonly ReplyLine[];
  readonly packagePublicId: string;
  readonly locale: Locale;
  readonly zone: TimeZone;
}

/** The package's earlier replies; a file is known by when it came, never by its name. */
export async function ReplyList({ lines, packagePublicId, locale, zone }: ReplyListProps) {
  const t = await getTranslations("deliveryReply.list");
  const result = ({ summary }: ReplyLine) => {
    if (summary === null) return "";
    const { written, rows } = summary;
    return written === undefined
      ? t("resultText", { rows, changed: changedCount(summary) })
      : t("writtenText", { items: written.items, people: written.people });
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
            <Link
              href={`/pengiriman/${packagePublicId}/balasan/${line.publicId}`}
              className="link inline-flex min-h-11 items-center md:min-h-8"
            >
              {formatInstant(line.createdAt, zone, locale)}
            </Link>
          ),
        },
        {
          key: "replied",
          header: t("repliedOn"),
          cell: (line) => (line.repliedOn === null ? "" : formatDate(line.repliedOn, locale)),
        },
        {
          key: "state",
          header: t("state"),
          cell: (line) => <FileStateBadge kind="deliveryReply" state={line.state} />,
        },
        { key: "result", header: t("result"), cell: result },
        { key: "by", header: t("by"), cell: (line) => line.createdBy },
      ]}
    />
  );
}
