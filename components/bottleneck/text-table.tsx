import { DataTable } from "@/components/ui/data-table";
import type { TextTable } from "./tables";

/** A table of texts and figures. */
export function TextTableView({ caption, table }: { readonly caption: string; readonly table: TextTable }) {
  return (
    <DataTable
      caption={caption}
      rows={table.rows.map((cells, index) => ({ key: `${index} ${cells[0] ?? ""}`, cells }))}
      rowKey={({ key }) => key}
      columns={table.headers.map((header, index) => ({
        key: header,
        header,
        ...(index === 0 ? { rowHeader: true } : {}),
        cell: ({ cells }: { readonly cells: readonly (string | number)[] }) => cells[index] ?? "",
      }))}
    />
  );
}
