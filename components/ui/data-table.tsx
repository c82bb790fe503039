import type { ReactNode } from "react";
import { ROLE } from "./table-role";
import { type ColumnShape, type RowShape, TableRows } from "./table-rows";

export interface DataColumn<Row> {
  readonly key: string;
  readonly header: ReactNode;
  /** Shown before the value on a phone; default the header when it is text. Empty: the value alone. */
  readonly phoneLabel?: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "end";
  /** Left out of the card on a phone, always or for a row that has nothing there; the row's own page has it. */
  readonly phoneHidden?: boolean | ((row: Row) => boolean);
  /** The row's name: one column. */
  readonly rowHeader?: boolean;
}

export interface DataTableProps<Row> {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** On a phone: a card per row (`stack`), or sideways scrolling for figures that must stay side by side. */
  readonly phone?: "stack" | "scroll";
  readonly footer?: ReactNode;
}

/** The look of cells is the table's class (app/components.css): a page has thousands of them. */
function shapesOf<Row>({ columns, rows, rowKey }: DataTableProps<Row>): {
  readonly columns: readonly ColumnShape[];
  readonly rows: readonly RowShape[];
} {
  return {
    columns: columns.map(({ header, phoneLabel, align, rowHeader = false }) => ({
      label: phoneLabel ?? (typeof header === "string" ? header : ""),
      isEnd: align === "end",
      isRowHeader: rowHeader,
    })),
    rows: rows.map((row) => ({
      key: rowKey(row),
      cells: columns.map(({ cell }) => cell(row)),
      hidden: columns.flatMap(({ phoneHidden = false }, index) =>
        (typeof phoneHidden === "function" ? phoneHidden(row) : phoneHidden) ? [index] : [],
      ),
    })),
  };
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden = true, columns, phone = "stack", footer } = props;
  const table = (
    <table
      {...ROLE.table}
      className={`data-table w-full border-collapse ${phone === "stack" ? "data-table-stack" : ""}`}
    >
      <caption className={captionHidden ? "sr-only" : "pb-2 text-start font-semibold"}>{caption}</caption>
      <thead {...ROLE.rowgroup}>
        <tr {...ROLE.row}>
          {columns.map((column) => (
            <th key={column.key} scope="col" {...ROLE.columnheader} data-end={column.align === "end" ? "" : undefined}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLE.rowgroup} className="bg-surface">
        <TableRows {...shapesOf(props)} />
      </tbody>
      {footer ? <tfoot className="border-t-2 border-edge bg-surface font-semibold">{footer}</tfoot> : null}
    </table>
  );
  if (phone === "stack") return table;
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
    <div role="region" aria-label={caption} tabIndex={0} className="data-table-scroll overflow-x-auto">
      {table}
    </div>
  );
}
