import { getTranslations } from "next-intl/server";
import { FileStateBadge } from "@/components/import/file-state";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import type { OfficeFileLine } from "@/lib/domain/office-file/file-view";
import { formatDate, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface OfficeFileListProps {
  readonly files: { readonly lines: readonly OfficeFileLine[]; readonly next: string | null };
  readonly isFirst: boolean;
  readonly locale: Locale;
  readonly zone: TimeZone;
}

/** The regency's earlier files, page by page; a file is known by when it came, never by its name. */
export async function OfficeFileList({ files: { lines, next }, isFirst, locale, zone }: OfficeFileListProps) {
  const t = await getTranslations("officeFile");
  if (lines.length === 0 && isFirst) return null;
  return (
    <Card title={t("list.title")} flush>
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
              <Link
                href={`/data-instansi/${line.publicId}`}
                className="link inline-flex min-h-11 items-center md:min-h-8"
              >
                {formatInstant(line.createdAt, zone, locale)}
              </Link>
            ),
          },
          { key: "source", header: t("sourceLabel"), cell: (line) => t(`source.${line.source}`) },
          {
            key: "asOf",
            header: t("asOf"),
            cell: (line) => (line.asOf === null ? "" : formatDate(line.asOf, locale)),
          },
          {
            key: "state",
            header: t("list.state"),
            cell: (line) => <FileStateBadge kind="officeFile" state={line.state} />,
          },
          {
            key: "result",
            header: t("list.result"),
            cell: ({ summary }) =>
              summary === null
                ? ""
                : t("list.resultText", {
                    rows: summary.rows,
                    new: summary.toWrite,
                    same: summary.counts.same ?? 0,
                  }),
          },
          { key: "by", header: t("list.by"), cell: (line) => line.createdBy },
        ]}
      />
      <div className="px-4 sm:px-5">
        <Pagination
          label={t("list.title")}
          summary={t("list.onPage", { count: lines.length })}
          previous={isFirst ? null : { href: "/data-instansi", label: t("list.first") }}
          next={next === null ? null : { href: `/data-instansi?sesudah=${next}`, label: t("list.next") }}
        />
      </div>
    </Card>
  );
}
