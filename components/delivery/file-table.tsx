import { getTranslations } from "next-intl/server";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { ContentFile } from "@/lib/domain/delivery/content-metadata";
import { formatNumber } from "@/lib/i18n/formats";

/** Files of a delivery with their sizes and checksums. */
export async function FileTable({
  files,
  locale,
}: {
  readonly files: readonly ContentFile[];
  readonly locale: "id" | "en";
}) {
  const t = await getTranslations("delivery.data");
  const columns: readonly DataColumn<ContentFile>[] = [
    { key: "name", header: t("file"), rowHeader: true, cell: ({ name }) => name },
    { key: "rows", header: t("rows"), align: "end", cell: ({ rows }) => formatNumber(rows, locale) },
    { key: "bytes", header: t("bytes"), align: "end", cell: ({ bytes }) => formatNumber(bytes, locale) },
    {
      key: "sha256",
      header: "SHA-256",
      cell: ({ sha256 }) => <span className="break-all font-mono text-xs">{sha256}</span>,
    },
  ];
  return <DataTable caption={t("files")} rows={files} rowKey={({ name }) => name} columns={columns} />;
}
