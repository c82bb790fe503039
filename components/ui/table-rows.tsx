"use client";

import type { ReactNode } from "react";
import { ROLE } from "./table-role";

/** What all cells of a column share: said once a table, not once a cell. */
export interface ColumnShape {
  /** Shown before the value on a phone. */
  readonly label: string;
  readonly isEnd: boolean;
  readonly isRowHeader: boolean;
}

export interface RowShape {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  /** Columns that a phone leaves out. */
  readonly hidden: readonly number[];
}

/**
 * The rows of a table. In the browser's own code although nothing in it moves: so a page carries the words of its rows
 * and not an element with its attributes for every cell, which were half of what a list weighed.
 */
export function TableRows({
  columns,
  rows,
}: {
  readonly columns: readonly ColumnShape[];
  readonly rows: readonly RowShape[];
}) {
  return rows.map(({ key, cells, hidden }) => (
    <tr key={key} {...ROLE.row}>
      {columns.map((column, index) => (
        <Cell key={column.label + String(index)} column={column} isHidden={hidden.includes(index)}>
          {cells[index]}
        </Cell>
      ))}
    </tr>
  ));
}

function Cell(props: { readonly column: ColumnShape; readonly isHidden: boolean; readonly children: ReactNode }) {
  const { column, isHidden, children } = props;
  const end = column.isEnd ? "" : undefined;
  if (column.isRowHeader)
    return (
      <th scope="row" {...ROLE.rowheader} data-end={end}>
        {children}
      </th>
    );
  return (
    <td {...ROLE.cell} data-label={column.label} data-phone={isHidden ? "hidden" : undefined} data-end={end}>
      {/* An element beside the phone's label: several parts of a cell would each become a column of their own. */}
      {typeof children === "string" || typeof children === "number" ? children : <span>{children}</span>}
    </td>
  );
}
