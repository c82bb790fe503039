import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FigureText } from "@/components/dashboard/figure-text";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { MOVE_CAUSES } from "@/lib/domain/dynamics/cause";
import { MOVES } from "@/lib/domain/dynamics/line";
import type { CauseRow, DriverRow } from "@/lib/domain/dynamics/view";

/** Moves by cause: what happened to families, what was mended in the data, what only the ranking did. */
export function CauseTable({ rows, files }: { readonly rows: readonly CauseRow[]; readonly files: ReactNode }) {
  const t = useTranslations("dynamics.causes");
  const columns: DataColumn<CauseRow>[] = [
    { key: "move", header: t("move"), rowHeader: true, cell: ({ move }) => t(`moves.${move}`) },
    { key: "total", header: t("total"), align: "end", cell: ({ total }) => <FigureText figure={total} /> },
    ...MOVE_CAUSES.map(
      (cause): DataColumn<CauseRow> => ({
        key: cause,
        header: t(cause),
        align: "end",
        cell: ({ causes }) => <FigureText figure={causes[cause]} />,
      }),
    ),
  ];
  return (
    <Card title={t("title")} flush aside={files}>
      <DataTable caption={t("caption")} phone="scroll" rows={rows} rowKey={({ move }) => move} columns={columns} />
      <p className="max-w-prose px-4 pt-3 text-sm text-muted sm:px-5">{t("note")}</p>
    </Card>
  );
}

/** What changed in the families that a changed condition moved. */
export function DriverTable({ rows, files }: { readonly rows: readonly DriverRow[]; readonly files: ReactNode }) {
  const t = useTranslations("dynamics");
  const columns: DataColumn<DriverRow>[] = [
    {
      key: "driver",
      header: t("drivers.driver"),
      rowHeader: true,
      cell: ({ driver }) => t(`drivers.names.${driver}`),
    },
    ...MOVES.map(
      (move): DataColumn<DriverRow> => ({
        key: move,
        header: t(`causes.moves.${move}`),
        align: "end",
        cell: ({ moves }) => <FigureText figure={moves[move]} />,
      }),
    ),
  ];
  return (
    <Card title={t("drivers.title")} flush aside={rows.length === 0 ? null : files}>
      {rows.length === 0 ? (
        <p className="px-4 text-muted sm:px-5">{t("drivers.none")}</p>
      ) : (
        <DataTable
          caption={t("drivers.caption")}
          phone="scroll"
          rows={rows}
          rowKey={({ driver }) => driver}
          columns={columns}
        />
      )}
      <p className="max-w-prose px-4 pt-3 text-sm text-muted sm:px-5">{t("drivers.note")}</p>
    </Card>
  );
}
