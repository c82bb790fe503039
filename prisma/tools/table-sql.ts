import type { Table } from "./table";
import type { TableColumn } from "./table-column";

function columnSql(table: Table, column: TableColumn): string {
  const check = column.check === null ? "" : ` CONSTRAINT ${table.name}_${column.column}_check CHECK (${column.check})`;
  return `    ${column.column} ${column.sql}${check}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** CREATE TABLE with its CHECKs, comments and indexes. Rows are updated in place, hence the fillfactor. */
export function tableSql(table: Table): string {
  const body = [
    ...table.columns.map((column) => columnSql(table, column)),
    ...table.constraints.map((line) => `    ${line}`),
  ];
  const comments = table.columns.map(
    (column) => `COMMENT ON COLUMN public.${table.name}.${column.column} IS ${quote(column.comment)};`,
  );
  return [
    `CREATE TABLE public.${table.name} (`,
    body.join(",\n"),
    ") WITH (fillfactor = 85);",
    ...(table.indexes.length > 0 ? ["", ...table.indexes] : []),
    "",
    `COMMENT ON TABLE public.${table.name} IS ${quote(table.comment)};`,
    ...comments,
  ].join("\n");
}
