import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { type DashboardChoice, dashboardHref } from "@/lib/domain/dashboard/address";
import type { ChildProgressRow, Overview } from "@/lib/domain/dashboard/overview";
import { columnOf, doneShare, PROGRESS_COLUMNS, type Progress } from "@/lib/domain/dashboard/progress";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import { FigureText } from "./figure-text";
import { ShareBar } from "./share-bar";

export interface ChildProgressProps {
  readonly level: NonNullable<Overview["childLevel"]>;
  readonly rows: readonly ChildProgressRow[];
  readonly total: Progress;
  readonly year: number;
  readonly choice: DashboardChoice;
  /** Whether small counts are kept from this reader, so that the mark needs a word. */
  readonly withholds: boolean;
  /** Links that choose order and level of the rows. */
  readonly controls: React.ReactNode;
  readonly download: React.ReactNode;
}

/** Progress of the areas below: a list of bars on a phone, every state side by side where there is room. */
export function ChildProgress(props: ChildProgressProps) {
  const { level, rows, total, year, choice, withholds, controls, download } = props;
  const t = useTranslations("dashboard.children");
  const href = (code: string) => dashboardHref(code, { year: choice.year, order: choice.order });
  const begun = rows.filter((row) => row.progress.due !== 0);
  const empty = rows.filter((row) => row.progress.due === 0);
  return (
    <Card title={t(`title.${level}`)} aside={download} flush>
      <div className="flex flex-wrap gap-x-8 gap-y-2 px-4 pb-3 sm:px-5">{controls}</div>
      <ul className="divide-y divide-line border-t border-line md:hidden print:hidden">
        {begun.map((row) => (
          <li key={row.code}>
            <Link href={href(row.code)} className="block px-4 py-3 hover:bg-laut-wash">
              <span className="link font-semibold">{nameOf(row, level)}</span>
              {row.within === null ? null : <span className="ms-2 text-sm text-muted">{row.within}</span>}
              <Share progress={row.progress} />
            </Link>
          </li>
        ))}
      </ul>
      <div className="hidden md:block print:block">
        <DataTable
          caption={t("caption", { year: String(year) })}
          phone="scroll"
          rows={begun}
          rowKey={(row) => row.code}
          columns={useColumns(level, href)}
          footer={<TotalRow total={total} />}
        />
      </div>
      <p className="px-4 pt-3 text-sm text-muted sm:px-5">
        {t("endedNote")} {withholds ? t("suppressedNote") : null}
      </p>
      {empty.length > 0 ? (
        <div className="px-4 pt-3 sm:px-5">
          <Panel summary={t("emptyAreas", { count: empty.length })}>
            <ul className="flex flex-wrap gap-x-5 gap-y-2">
              {empty.map((row) => (
                <li key={row.code}>
                  <Link href={href(row.code)} className="link">
                    {nameOf(row, level)}
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      ) : null}
    </Card>
  );
}

function useColumns(
  level: ChildProgressProps["level"],
  href: (code: string) => string,
): DataColumn<ChildProgressRow>[] {
  const t = useTranslations("dashboard.children");
  return [
    {
      key: "area",
      header: t(`area.${level}`),
      rowHeader: true,
      cell: (row) => (
        <>
          <Link href={href(row.code)} className="link xl:whitespace-nowrap">
            {nameOf(row, level)}
          </Link>
          {row.within === null ? null : (
            <span className="block text-sm font-normal text-muted xl:whitespace-nowrap">{row.within}</span>
          )}
        </>
      ),
    },
    { key: "share", header: t("share"), cell: (row) => <Share progress={row.progress} /> },
    { key: "due", header: t("due"), align: "end", cell: (row) => <FigureText figure={row.progress.due} /> },
    ...PROGRESS_COLUMNS.map((column) => ({
      key: column,
      header: t(`column.${column}`),
      align: "end" as const,
      cell: (row: ChildProgressRow) => <FigureText figure={columnOf(row.progress, column)} />,
    })),
  ];
}

function TotalRow({ total }: { readonly total: Progress }) {
  const t = useTranslations("dashboard.children");
  return (
    <tr>
      <th scope="row" className="px-3 py-2 text-start">
        {t("total")}
      </th>
      <td className="px-3 py-2">
        <Share progress={total} />
      </td>
      {[total.due, ...PROGRESS_COLUMNS.map((column) => columnOf(total, column))].map((figure, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move.
        <td key={index} className="tabular px-3 py-2 text-end">
          <FigureText figure={figure} />
        </td>
      ))}
    </tr>
  );
}

/** The column says what the areas are; among villages the word tells desa from kelurahan. */
function nameOf(row: ChildProgressRow, level: ChildProgressProps["level"]): string {
  return level === "village" ? row.label : row.name;
}

/** Applied of due as a bar and in words. */
function Share({ progress }: { readonly progress: Progress }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const share = doneShare(progress);
  const { due, states } = progress;
  if (typeof share !== "number" || typeof due !== "number" || typeof states.applied !== "number") {
    return <span className="block text-sm text-muted italic">{share === null ? "-" : t("suppressed")}</span>;
  }
  return (
    <span className="flex items-center gap-2 font-normal">
      <span className="h-2.5 min-w-16 flex-1 overflow-hidden rounded-sm">
        <ShareBar percent={share} fill="fill-daun" />
      </span>
      <span className="tabular w-11 text-end font-semibold">{formatPercent(share, 100, locale)}</span>
      <span className="tabular text-sm text-muted md:hidden print:hidden">
        {t("children.ofDue", { applied: formatNumber(states.applied, locale), due: formatNumber(due, locale) })}
      </span>
    </span>
  );
}
