import { getTranslations } from "next-intl/server";
import { FigureText } from "@/components/dashboard/figure-text";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { Figure } from "@/lib/domain/dashboard/figure";
import type { Text } from "@/lib/domain/variable/variable";
import type { Locale } from "@/lib/i18n/locale";

interface Row {
  readonly code: string;
  readonly total: Figure;
  readonly figures: readonly Figure[];
}

type NamedRow = Row & { readonly label: string; readonly hasChildren: boolean };

export interface ResultsTableProps {
  readonly page: {
    readonly columns: readonly { readonly key: string; readonly label: Text }[];
    readonly rows: readonly NamedRow[];
    readonly sum: Row | null;
  };
  readonly chosen: { readonly name: string; readonly label: string; readonly level: "household" | "member" };
  readonly areaLabel: string;
  readonly path: string;
  readonly locale: Locale;
}

/** Areas by option, the area's own sum last. */
export async function ResultsTable({ page, chosen, areaLabel, path, locale }: ResultsTableProps) {
  const t = await getTranslations("regional.results");
  const own = page.sum === null ? [] : [{ ...page.sum, label: t("sum", { region: areaLabel }), hasChildren: false }];
  const columns: DataColumn<NamedRow>[] = [
    {
      key: "area",
      header: t("area"),
      rowHeader: true,
      cell: (row) =>
        row.hasChildren ? (
          <Link
            href={`${path}?wilayah=${row.code}&hitung=${chosen.name}`}
            className="link inline-flex min-h-11 items-center"
          >
            {row.label}
          </Link>
        ) : (
          row.label
        ),
    },
    {
      key: "total",
      header: t(`total.${chosen.level}`),
      align: "end",
      cell: (row) => <FigureText figure={row.total} />,
    },
    ...page.columns.map(
      (column, index): DataColumn<NamedRow> => ({
        key: column.key,
        header: column.label[locale],
        align: "end",
        cell: (row) => <FigureText figure={row.figures[index] ?? 0} />,
      }),
    ),
  ];
  return (
    <DataTable
      caption={chosen.label}
      captionHidden={false}
      columns={columns}
      rows={[...page.rows, ...own]}
      rowKey={(row) => `${row.code}:${row.label}`}
      phone="scroll"
    />
  );
}
