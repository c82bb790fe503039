import { DataTable } from "@/components/ui/data-table";

export interface SampleTableProps {
  /** The headings first. */
  readonly rows: readonly (readonly string[])[];
  readonly caption: string;
}

/** The first rows of a file as they stand in it. */
export function SampleTable({ rows, caption }: SampleTableProps) {
  const [headings = [], ...body] = rows;
  return (
    <DataTable
      caption={caption}
      phone="scroll"
      columns={headings.map((heading, at) => ({
        key: heading,
        header: heading,
        cell: (row: { readonly cells: readonly string[] }) => <Cell text={row.cells[at] ?? ""} />,
        rowHeader: at === 0,
      }))}
      rows={body.map((cells, at) => ({ cells, at }))}
      rowKey={({ at }) => String(at)}
    />
  );
}

/** Codes and dates stay in one piece. */
function Cell({ text }: { readonly text: string }) {
  return text.includes(" ") ? text : <span className="whitespace-nowrap">{text}</span>;
}
