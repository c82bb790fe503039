import { getTranslations } from "next-intl/server";
import { FigureText } from "@/components/dashboard/figure-text";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { type RuleFilter, ruleHref } from "@/lib/domain/rule/list-filter";
import type { RuleDetailPage } from "@/lib/domain/rule/rule-page";

/** How many families a rule concerns in each area below. */
export async function AreaCounts({ page, filter }: { readonly page: RuleDetailPage; readonly filter: RuleFilter }) {
  const t = await getTranslations("rules");
  if (page.areas.length === 0) return <p className="text-muted">{t("noChildren")}</p>;
  return (
    <DataTable
      caption={t("byAreaCaption", { rule: page.line.id })}
      rows={page.areas}
      rowKey={(row) => row.code}
      columns={[
        {
          key: "place",
          header: t("place"),
          rowHeader: true,
          cell: (row) => (
            <Link
              href={ruleHref(`/aturan/${page.line.id}`, { ...filter, area: row.code })}
              className="link inline-flex min-h-11 items-center md:min-h-8"
            >
              {row.label}
            </Link>
          ),
        },
        { key: "families", header: t("families"), align: "end", cell: (row) => <FigureText figure={row.families} /> },
        { key: "judged", header: t("judgedColumn"), align: "end", cell: (row) => <FigureText figure={row.judged} /> },
      ]}
    />
  );
}
