import type { Table } from "./table";
import type { TableColumn } from "./table-column";

interface Line {
  readonly comment: string;
  readonly name: string;
  readonly type: string;
  readonly attributes: string;
}

function fieldLine(column: TableColumn): Line {
  const [type = "", ...native] = column.prisma.split(" ");
  const map = column.column === column.field ? [] : [`@map("${column.column}")`];
  return { comment: column.comment, name: column.field, type, attributes: [...map, native.join(" ")].join(" ").trim() };
}

/** The Prisma model of a table, aligned as `prisma format` would; each field's comment is its Indonesian name. */
export function prismaModel(table: Table): string {
  const lines = table.columns.map(fieldLine);
  const nameWidth = Math.max(...lines.map((line) => line.name.length));
  const typeWidth = Math.max(...lines.map((line) => line.type.length));
  const fields = lines.flatMap((line) => [
    `  /// ${line.comment}`,
    `  ${line.name.padEnd(nameWidth)} ${line.type.padEnd(typeWidth)} ${line.attributes}`.trimEnd(),
  ]);
  const tail = table.prismaTail.map((line) => (line === "" ? "" : `  ${line}`));
  return [`/// ${table.comment}`, `model ${table.model} {`, ...fields, "", ...tail, "}"].join("\n");
}
