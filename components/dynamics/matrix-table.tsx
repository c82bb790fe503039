import { useLocale, useTranslations } from "next-intl";
import { FigureText } from "@/components/dashboard/figure-text";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { moveOf } from "@/lib/domain/dynamics/line";
import { decileOf, type Matrix, type MatrixRow, type Step } from "@/lib/domain/dynamics/matrix";
import { formatPercent } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { useStepName } from "./step-name";

/** Share of the row from which a cell takes the next shade. Written out: Tailwind reads whole names. */
const SHADES = [
  [0.6, "bg-decile-7"],
  [0.3, "bg-decile-8"],
  [0.1, "bg-decile-9"],
  [0.02, "bg-decile-10"],
] as const;

function shadeOf(figure: Figure, total: Figure): string {
  if (!isShown(figure) || !isShown(total) || total === 0) return "";
  return SHADES.find(([from]) => figure / total >= from)?.[1] ?? "";
}

/** Rounded to nothing is not nothing. */
const LEAST = 0.005;

function shareText(figure: number, total: number, locale: Locale): string {
  return figure / total < LEAST ? `<${formatPercent(1, 100, locale)}` : formatPercent(figure, total, locale);
}

/** The transition matrix: number and share in each cell, so that the shade is never alone; marks where a line was crossed. */
export function MatrixTable({
  matrix,
  from,
  to,
}: {
  readonly matrix: Matrix;
  readonly from: string;
  readonly to: string;
}) {
  const t = useTranslations("dynamics.matrix");
  const name = useStepName();
  return (
    <div className="space-y-3">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard. */}
      <section className="relative overflow-x-auto" aria-label={t("title")} tabIndex={0}>
        <table className={`w-full border-collapse text-sm ${matrix.steps.length > 5 ? "min-w-[54rem]" : ""}`}>
          <caption className="sr-only">{t("caption", { from, to })}</caption>
          <thead>
            <tr>
              <th scope="col" className="sticky start-0 bg-surface px-3 py-2 text-start">
                {t("corner")}
              </th>
              {matrix.steps.map((step) => (
                <th key={step} scope="col" className="px-2 py-2 text-end font-semibold">
                  {name(step, true)}
                </th>
              ))}
              <th scope="col" className="px-3 py-2 text-end">
                {t("total")}
              </th>
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map((row) => (
              <Row key={row.from} row={row} steps={matrix.steps} />
            ))}
          </tbody>
          <tfoot>
            <tr className="border-t-2 border-edge font-semibold">
              <th scope="row" className="sticky start-0 bg-surface px-3 py-1.5 text-start">
                {t("total")}
              </th>
              {[...matrix.totals, matrix.total].map((figure, column) => (
                <td key={matrix.steps[column] ?? "all"} className="tabular px-2 py-1.5 text-end last:px-3">
                  <FigureText figure={figure} />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      <p className="max-w-prose px-4 text-sm text-muted sm:px-5">{t("key")}</p>
    </div>
  );
}

function Row({ row, steps }: { readonly row: MatrixRow; readonly steps: readonly Step[] }) {
  const name = useStepName();
  return (
    <tr className="border-t border-line">
      <th scope="row" className="sticky start-0 bg-surface px-3 py-1.5 text-start font-semibold whitespace-nowrap">
        {name(row.from)}
      </th>
      {row.cells.map((figure, column) => (
        <Cell key={steps[column]} figure={figure} total={row.total} from={row.from} to={steps[column] ?? 0} />
      ))}
      <td className="tabular px-3 py-1.5 text-end font-semibold">
        <FigureText figure={row.total} />
      </td>
    </tr>
  );
}

interface CellProps {
  readonly figure: Figure;
  readonly total: Figure;
  readonly from: Step;
  readonly to: Step;
}

function Cell({ figure, total, from, to }: CellProps) {
  const locale = useLocale();
  const isSame = from === to;
  const isEmpty = figure === 0;
  return (
    <td
      className={`tabular border border-line px-2 py-1.5 text-end align-top leading-tight ${shadeOf(figure, total)} ${isSame ? "outline-2 -outline-offset-2 outline-ink" : ""}`}
    >
      {isEmpty ? (
        <span className="text-muted">0</span>
      ) : (
        <>
          <span className="whitespace-nowrap">
            <Mark from={from} to={to} />
            <FigureText figure={figure} />
          </span>
          {isShown(figure) && isShown(total) && total > 0 ? (
            <span className="block text-xs">{shareText(figure, total, locale)}</span>
          ) : null}
        </>
      )}
    </td>
  );
}

function Mark({ from, to }: Pick<CellProps, "from" | "to">) {
  const t = useTranslations("dynamics.matrix");
  const move = moveOf(decileOf(from), decileOf(to));
  const isDown = move === "fell" || move === "slipped";
  if (!isDown && move !== "climbed") return null;
  return (
    <>
      <span aria-hidden="true" className="me-1 text-xs">
        {isDown ? "▼" : "▲"}
      </span>
      <span className="sr-only">{t(isDown ? "down" : "up")} </span>
    </>
  );
}
