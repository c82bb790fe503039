import { useLocale, useTranslations } from "next-intl";
import { OfText, ShareText } from "@/components/cube/share-text";
import { FigureText } from "@/components/dashboard/figure-text";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { type Compared, verdictOf } from "@/lib/domain/compare/comparison";
import type { CubeCell } from "@/lib/domain/cube/table";
import { formatNumber } from "@/lib/i18n/formats";

export interface CompareRow extends Compared {
  readonly key: string;
  readonly name: React.ReactNode;
  /** `count`: a number that is no part of anything. */
  readonly form: "share" | "ratio" | "count";
}

export interface CompareTableProps {
  readonly caption: string;
  readonly rows: readonly CompareRow[];
  readonly one: string;
  readonly other: string;
}

/** Figures of two areas, their difference and what it means in words. */
export function CompareTable({ caption, rows, one, other }: CompareTableProps) {
  const t = useTranslations("compare");
  const columns: readonly DataColumn<CompareRow>[] = [
    { key: "figure", header: t("figure"), rowHeader: true, cell: ({ name }) => name },
    { key: "one", header: one, align: "end", cell: (row) => <Value cell={row.one} form={row.form} /> },
    { key: "other", header: other, align: "end", cell: (row) => <Value cell={row.other} form={row.form} /> },
    {
      key: "gap",
      header: t("gap"),
      align: "end",
      cell: (row) => <GapText {...row} />,
      phoneHidden: ({ gap }) => gap === null,
    },
    {
      key: "verdict",
      header: t("verdictLabel"),
      cell: (row) => (row.form === "share" ? <VerdictText row={row} one={one} /> : null),
      phoneHidden: (row) => row.form !== "share" || verdictOf(row) === "none",
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ key }) => key} />;
}

function Value({ cell, form }: { readonly cell: CubeCell; readonly form: CompareRow["form"] }) {
  if (form === "count") return <FigureText figure={cell.counted} />;
  return (
    <span className="tabular">
      <span className="font-semibold">
        <ShareText cell={cell} form={form} />
      </span>
      <OfText cell={cell} />
    </span>
  );
}

function GapText({ gap }: Compared) {
  const t = useTranslations("compare");
  const locale = useLocale();
  if (gap === null) return null;
  const signed = (value: number) => `${value > 0 ? "+" : ""}${formatNumber(value, locale, 1)}`;
  return (
    <span className="tabular whitespace-nowrap">
      {t("points", { value: signed(gap.points) })}
      <span className="block text-sm text-muted">
        {t("interval", { low: signed(gap.low), high: signed(gap.high) })}
      </span>
    </span>
  );
}

function VerdictText({ row, one }: { readonly row: CompareRow; readonly one: string }) {
  const t = useTranslations("compare.verdict");
  const verdict = verdictOf(row);
  const isPlain = verdict === "higher" || verdict === "lower";
  return <span className={isPlain ? "" : "text-muted"}>{t(verdict, { one })}</span>;
}
