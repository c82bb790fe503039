import { useLocale } from "next-intl";
import { FigureText } from "@/components/dashboard/figure-text";
import { ShareBar } from "@/components/dashboard/share-bar";
import { type CubeTableRow, shareIn } from "@/lib/domain/cube/table";
import { isShown } from "@/lib/domain/dashboard/figure";
import { formatNumber } from "@/lib/i18n/formats";
import { ShareText } from "./share-text";

export interface CubeChartProps {
  readonly label: string;
  readonly rows: readonly CubeTableRow[];
  readonly word: (row: CubeTableRow) => string;
  /** Null: bars are counts. */
  readonly form: "share" | "ratio" | null;
}

/** A bar for each row on one scale; the table below says the same in figures. */
export function CubeChart({ label, rows, word, form }: CubeChartProps) {
  const locale = useLocale();
  const lengthOf = (row: CubeTableRow): number | null => {
    const cell = row.cells.at(-1);
    const figure = cell === undefined ? null : form === null ? cell.counted : shareIn(cell);
    return figure !== null && isShown(figure) ? figure : null;
  };
  const parts = rows.filter((row) => row.key !== "all");
  const longest = Math.max(1, ...parts.map((row) => lengthOf(row) ?? 0));
  return (
    <ul role="img" aria-label={label} className="grid gap-1.5">
      {parts.map((row) => {
        const length = lengthOf(row);
        const cell = row.cells.at(-1);
        return (
          <li
            key={row.key}
            aria-hidden="true"
            className="grid grid-cols-[minmax(0,8rem)_1fr_4.5rem] items-center gap-2 text-sm sm:grid-cols-[minmax(0,15rem)_1fr_6rem]"
          >
            <span className="leading-tight">{word(row)}</span>
            <span className="h-5">
              <ShareBar percent={length === null ? null : (length / longest) * 100} track={false} />
            </span>
            <span className="tabular text-end">
              {cell === undefined ? null : form === null ? (
                length === null ? (
                  <FigureText figure={cell.counted} />
                ) : (
                  formatNumber(length, locale)
                )
              ) : (
                <ShareText cell={cell} form={form} />
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
