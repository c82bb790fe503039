import { getLocale, getTranslations } from "next-intl/server";
import { FigureText } from "@/components/dashboard/figure-text";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { inLocale } from "@/lib/domain/instrument/locale";
import { type RuleFilter, ruleHref } from "@/lib/domain/rule/list-filter";
import type { Theme } from "@/lib/domain/rule/rule";
import type { RuleLine } from "@/lib/domain/rule/rule-page";
import { localeOf } from "@/lib/i18n/locale";
import { SeverityOf } from "./severity-of";

export interface RuleTableProps {
  readonly theme: Theme;
  readonly lines: readonly RuleLine[];
  readonly filter: RuleFilter;
  /** Whether there are counts at all. */
  readonly counted: boolean;
}

/** The rules of one theme: what each says, how grave it is, and how many families it concerns here. */
export async function RuleTable({ theme, lines, filter, counted }: RuleTableProps) {
  const [t, locale] = await Promise.all([getTranslations("rules"), getLocale().then(localeOf)]);
  const href = (id: string) => ruleHref(`/aturan/${id}`, { area: filter.area, year: filter.year });
  return (
    <DataTable
      caption={t("caption", { theme: t(`theme.${theme}`) })}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "rule",
          header: t("rule"),
          rowHeader: true,
          cell: (line) => (
            <Link href={href(line.id)} className="link block py-1.5 font-normal">
              <span className="tabular me-2 font-semibold">{line.id}</span>
              {inLocale(line.text, locale)}
            </Link>
          ),
        },
        { key: "severity", header: t("severityColumn"), cell: (line) => <SeverityOf line={line} /> },
        {
          key: "families",
          header: t("families"),
          align: "end",
          cell: (line) => (counted ? <FigureText figure={line.families} /> : "-"),
        },
        { key: "runs", header: t("runs"), phoneHidden: true, cell: (line) => t(`runsAt.${line.runsAt}`) },
        {
          key: "source",
          header: t("source"),
          phoneHidden: true,
          cell: (line) => line.sources.map((source) => t(`sourceName.${source}`)).join("; "),
        },
      ]}
    />
  );
}
