import { useTranslations } from "next-intl";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { DecileRow } from "@/lib/domain/dashboard/view";
import { FigureText } from "./figure-text";

/** The chart's figures, and families beside people. The column of unrecorded sex is there only when somebody is in it. */
export function DecileTable({ rows }: { readonly rows: readonly DecileRow[] }) {
  const t = useTranslations("dashboard.deciles");
  const hasUnknown = rows.some((row) => row.unknown !== 0);
  const figure = (key: "families" | "male" | "female" | "unknown" | "people"): DataColumn<DecileRow> => ({
    key,
    header: t(key),
    align: "end",
    cell: (row) => <FigureText figure={row[key]} />,
  });
  const total = rows.find((row) => row.decile === "all");
  const columns = [
    {
      key: "decile",
      header: t("decile"),
      rowHeader: true,
      cell: (row: DecileRow) => <DecileName decile={row.decile} />,
    },
    figure("families"),
    figure("male"),
    figure("female"),
    ...(hasUnknown ? [figure("unknown")] : []),
    figure("people"),
  ];
  return (
    <DataTable
      caption={t("caption")}
      phone="scroll"
      rows={rows.filter((row) => row.decile !== "all")}
      rowKey={(row) => String(row.decile)}
      columns={columns}
      footer={total === undefined ? null : <TotalRow total={total} columns={columns} />}
    />
  );
}

function TotalRow({
  total,
  columns,
}: {
  readonly total: DecileRow;
  readonly columns: readonly DataColumn<DecileRow>[];
}) {
  return (
    <tr>
      {columns.map((column) =>
        column.rowHeader ? (
          <th key={column.key} scope="row" className="px-3 py-2 text-start">
            {column.cell(total)}
          </th>
        ) : (
          <td key={column.key} className="tabular px-3 py-2 text-end">
            {column.cell(total)}
          </td>
        ),
      )}
    </tr>
  );
}

function DecileName({ decile }: { readonly decile: DecileRow["decile"] }) {
  const t = useTranslations("dashboard.deciles");
  if (decile === "all") return t("all");
  return decile === 0 ? t("unranked") : t("decileNumber", { decile: String(decile) });
}
