import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { AgreementLine } from "@/lib/domain/ground-check/statistics";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

export interface AgreementTableProps {
  readonly title: string;
  readonly nameHeader: string;
  readonly lines: readonly (AgreementLine & { readonly name: string })[];
}

/** Shares with their number and interval; where checks are too few, that is said instead. */
export async function AgreementTable({ title, nameHeader, lines }: AgreementTableProps) {
  const [t, locale] = await Promise.all([getTranslations("groundCheck.agreement"), getLocale().then(localeOf)]);
  return (
    <DataTable
      caption={title}
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        { key: "name", header: nameHeader, rowHeader: true, cell: (line) => line.name },
        { key: "checks", header: t("checkCount"), align: "end", cell: (line) => formatNumber(line.checks, locale) },
        { key: "n", header: t("answers"), align: "end", cell: (line) => formatNumber(line.n, locale) },
        {
          key: "share",
          header: t("share"),
          align: "end",
          cell: (line) =>
            line.share === null ? (
              <span className="text-muted">{t("few")}</span>
            ) : (
              formatPercent(line.agree, line.n, locale)
            ),
        },
        {
          key: "interval",
          header: t("intervalTitle"),
          align: "end",
          cell: (line) =>
            line.interval === null
              ? "–"
              : t("interval", {
                  low: formatPercent(line.interval.low, 1, locale),
                  high: formatPercent(line.interval.high, 1, locale),
                }),
        },
      ]}
    />
  );
}
