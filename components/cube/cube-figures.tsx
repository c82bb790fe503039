import { useLocale, useTranslations } from "next-intl";
import { FigureText } from "@/components/dashboard/figure-text";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { type TableRequest, tableHref } from "@/lib/domain/cube/request";
import type { CubeCell, CubeTable, CubeTableRow } from "@/lib/domain/cube/table";
import { plausibleRange } from "@/lib/domain/cube/uncertainty";
import { isShown } from "@/lib/domain/dashboard/figure";
import { formatNumber } from "@/lib/i18n/formats";
import { OfText, ShareText } from "./share-text";

export interface CubeFiguresProps {
  readonly caption: string;
  readonly rowHeading: string;
  readonly request: TableRequest;
  readonly table: CubeTable;
  readonly word: (row: CubeTableRow) => string;
  readonly columnWords: readonly string[];
}

/** The table of a request. Of areas and an indicator it also says how far each figure may move by chance. */
export function CubeFigures(props: CubeFiguresProps) {
  const { caption, rowHeading, request, table, word, columnWords } = props;
  const single = useSingleColumns(request);
  const columns: DataColumn<CubeTableRow>[] = [
    {
      key: "row",
      header: rowHeading,
      rowHeader: true,
      cell: (row) => {
        if (request.rows !== "area" || row.key === "all") return word(row);
        return (
          <Link href={tableHref(String(row.key), request)} className="link">
            {word(row)}
          </Link>
        );
      },
    },
  ];
  if (columnWords.length > 0)
    columns.push(
      ...columnWords.map(
        (header, index): DataColumn<CubeTableRow> => ({
          key: `column-${index}`,
          header,
          align: "end",
          cell: (row) => <CellText cell={row.cells[index]} request={request} />,
        }),
      ),
    );
  else columns.push(...single);
  return (
    <DataTable caption={caption} columns={columns} rows={table.rows} rowKey={(row) => String(row.key)} phone="scroll" />
  );
}

function CellText({ cell, request }: { readonly cell: CubeCell | undefined; readonly request: TableRequest }) {
  if (cell === undefined) return null;
  if (request.measure.kind !== "indicator") return <FigureText figure={cell.counted} />;
  return (
    <span className="tabular whitespace-nowrap">
      <ShareText cell={cell} form={request.measure.indicator.form} />
      <OfText cell={cell} />
    </span>
  );
}

function useSingleColumns(request: TableRequest): readonly DataColumn<CubeTableRow>[] {
  const t = useTranslations("cube.table");
  const { measure } = request;
  const first = (row: CubeTableRow) => row.cells[0] ?? { counted: 0, base: 0 };
  const counted: DataColumn<CubeTableRow> = {
    key: "counted",
    header: t("counted"),
    align: "end",
    cell: (row) => <FigureText figure={first(row).counted} />,
  };
  if (measure.kind !== "indicator") return [counted];
  const { form } = measure.indicator;
  const columns: DataColumn<CubeTableRow>[] = [
    {
      key: "share",
      header: form === "ratio" ? t("per100") : t("share"),
      align: "end",
      cell: (row) => (
        <span className="font-semibold">
          <ShareText cell={first(row)} form="share" />
        </span>
      ),
    },
    counted,
    { key: "base", header: t("base"), align: "end", cell: (row) => <FigureText figure={first(row).base} /> },
  ];
  if (request.rows === "area" && form === "share")
    columns.push({ key: "range", header: t("range"), align: "end", cell: (row) => <RangeText cell={first(row)} /> });
  return columns;
}

function RangeText({ cell }: { readonly cell: CubeCell }) {
  const locale = useLocale();
  if (!isShown(cell.counted) || !isShown(cell.base)) return <FigureText figure="suppressed" />;
  const range = plausibleRange(cell.counted, cell.base, cell.step);
  if (range === null) return null;
  return (
    <span className="tabular whitespace-nowrap">
      {formatNumber(range.low, locale, 1)}-{formatNumber(range.high, locale, 1)}%
    </span>
  );
}
