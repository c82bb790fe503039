import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { variableHref } from "@/lib/domain/coverage/address";
import { nameOf } from "@/lib/domain/coverage/counted";
import type { ComputedLine } from "@/lib/domain/coverage/office-view";
import { tableHref } from "@/lib/domain/cube/request";
import { isShown } from "@/lib/domain/dashboard/figure";
import type { UnaskedIndicator } from "@/lib/domain/indicator/indicator";
import { PercentBar, percentOf } from "./percent-text";

export interface ComputedTableProps {
  readonly code: string;
  readonly office: string;
  readonly lines: readonly ComputedLine[];
}

/** Indicators that are computed; each leads to its table, its weakest field to its own page. */
export function ComputedTable({ code, office, lines }: ComputedTableProps) {
  const t = useTranslations("coverage.office");
  const locale = useLocale();
  const columns: readonly DataColumn<ComputedLine>[] = [
    {
      key: "indicator",
      header: t("indicator"),
      rowHeader: true,
      cell: ({ indicator }) => (
        <Link
          href={tableHref(code, { measure: { kind: "indicator", indicator }, rows: "decile", columns: null })}
          className="link inline-flex min-h-11 items-center md:min-h-8"
        >
          {indicator.title[locale]}
        </Link>
      ),
    },
    {
      key: "weakest",
      header: t("weakest"),
      cell: ({ weakest }) =>
        weakest === null ? (
          "–"
        ) : (
          <Link
            href={variableHref(code, nameOf(weakest.variable))}
            className="link inline-flex min-h-11 items-center md:min-h-8"
          >
            {weakest.variable.label[locale]}
          </Link>
        ),
    },
    {
      key: "filled",
      header: t("filled"),
      align: "end",
      cell: ({ weakest }) => <PercentBar share={weakest?.view.filled ?? null} />,
    },
    {
      key: "fresh",
      header: t("fresh"),
      align: "end",
      cell: ({ weakest }) => <PercentBar share={weakest?.view.fresh ?? null} />,
    },
    { key: "gain", header: t("gain"), cell: (line) => <Gain line={line} /> },
  ];
  return (
    <Card title={t("computed")} flush>
      {lines.length === 0 ? (
        <p className="px-4 sm:px-5">{t("none")}</p>
      ) : (
        <DataTable
          caption={t("computedCaption", { office })}
          columns={columns}
          rows={lines}
          rowKey={({ indicator }) => indicator.code}
        />
      )}
    </Card>
  );
}

function Gain({ line: { weakest } }: { readonly line: ComputedLine }) {
  const t = useTranslations("coverage.office");
  const locale = useLocale();
  const fresh = weakest?.view.fresh ?? null;
  if (fresh === null || !isShown(fresh)) return <span className="text-muted">–</span>;
  if (weakest?.state === "fresh") return <span className="text-muted">{t("gainNone")}</span>;
  return <span className="text-sm">{t("gainFill", { percent: `${percentOf(100 - fresh, locale)}%` })}</span>;
}

/** Indicators that nobody asks what they need: what would have to be asked or joined. */
export function UnaskedList({ indicators }: { readonly indicators: readonly UnaskedIndicator[] }) {
  const t = useTranslations("coverage.office");
  const locale = useLocale();
  return (
    <Card title={t("unasked")}>
      {indicators.length === 0 ? (
        <p className="text-muted">{t("noneUnasked")}</p>
      ) : (
        <>
          <p>{t("unaskedLead")}</p>
          <ul className="mt-2 divide-y divide-line">
            {indicators.map((indicator) => (
              <li key={indicator.code} className="py-2">
                <span className="font-semibold">{indicator.title[locale]}</span>
                <span className="block text-sm text-muted">{t("needs", { needs: indicator.needs[locale] })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
