import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { ImportLine } from "@/lib/domain/sid/import-view";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { FileStateBadge } from "./file-state";

export interface ImportListProps {
  readonly lines: readonly ImportLine[];
  readonly locale: Locale;
  readonly zone: TimeZone;
}

/** The village's earlier imports; a file is known by when it came, never by its name. */
export async function ImportList({ lines, locale, zone }: ImportListProps) {
  const t = await getTranslations("import");
  const result = ({ summary, state }: ImportLine) => {
    if (summary === null) return "";
    const { drafts, rows, new: fresh, changed, rowErrors } = summary;
    return state === "committed" && drafts !== undefined
      ? t("list.draftsText", { drafts })
      : t("list.resultText", { rows, new: fresh, changed, rowErrors });
  };
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
            <Link href={`/impor/${line.publicId}`} className="link inline-flex min-h-11 items-center md:min-h-8">
              {formatInstant(line.createdAt, zone, locale)}
            </Link>
          ),
        },
        { key: "state", header: t("list.state"), cell: (line) => <FileStateBadge kind="import" state={line.state} /> },
        { key: "result", header: t("list.result"), cell: result },
        {
          key: "by",
          header: t("list.by"),
          cell: (line) => (line.isPushed ? t("list.pushed", { by: line.createdBy }) : line.createdBy),
        },
      ]}
    />
  );
}
