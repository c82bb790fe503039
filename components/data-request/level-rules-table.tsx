import { getTranslations } from "next-intl/server";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { DATA_CLASSES, type LevelRule } from "@/lib/domain/data-request/level";

/** What each level opens in a region. */
export async function LevelRulesTable({ levels }: { readonly levels: readonly LevelRule[] }) {
  const t = await getTranslations("dataRequest");
  const columns: readonly DataColumn<LevelRule>[] = [
    {
      key: "level",
      header: t("rulesPage.levels"),
      rowHeader: true,
      cell: ({ level }) => (
        <>
          {t(`level.${level}`)}
          <span className="block text-sm font-normal text-muted">{t(`levelHint.${level}`)}</span>
        </>
      ),
    },
    {
      key: "offered",
      header: t("rulesPage.offered"),
      cell: ({ isOffered }) => t(isOffered ? "rulesPage.yes" : "rulesPage.no"),
    },
    { key: "most", header: t("rulesPage.most"), cell: ({ mostDays }) => t("page.days", { days: mostDays }) },
    {
      key: "form",
      header: t("page.form"),
      cell: ({ form, treatments }) =>
        form === "records" ? (
          <ul className="md:min-w-52">
            {DATA_CLASSES.map((each) => (
              <li key={each}>
                {t(`class.${each}`)}: {t(`treatment.${treatments[each]}`)}
              </li>
            ))}
          </ul>
        ) : (
          t("treatment.sums")
        ),
    },
    {
      key: "papers",
      header: t("rulesPage.papers"),
      cell: ({ papers }) => papers.map((paper) => t(`paper.${paper}`)).join("; "),
    },
  ];
  return <DataTable caption={t("rulesPage.levels")} rows={levels} rowKey={({ level }) => level} columns={columns} />;
}
