import { getLocale } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import type { TextTable } from "./tables";

/** A table of texts and figures; figures are written as the reader's language does. */
export async function TextTableView({ caption, table }: { readonly caption: string; readonly table: TextTable }) {
  const locale = localeOf(await getLocale());
  const written = (cell: string | number) =>
    typeof cell === "string" ? cell : formatNumber(cell, locale, Number.isInteger(cell) ? 0 : 1);
  return (
    <DataTable
      caption={caption}
      rows={table.rows.map((cells, index) => ({ key: `${index} ${cells[0] ?? ""}`, cells }))}
      rowKey={({ key }) => key}
      columns={table.headers.map((header, index) => ({
        key: header,
        header,
        ...(index === 0 ? { rowHeader: true } : {}),
        cell: ({ cells }: { readonly cells: readonly (string | number)[] }) => written(cells[index] ?? ""),
      }))}
    />
  );
}
