import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { AssignmentPage } from "@/lib/domain/assignment/assignment-page";
import { type AssignmentFilter, assignmentHref, WITHOUT_COMPANION } from "@/lib/domain/assignment/list-filter";
import { formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

interface Line {
  readonly key: string;
  readonly name: string;
  readonly note: string | null;
  readonly families: number;
  /** Null for families without a companion: their work is counted with the village's. */
  readonly stages: { readonly none: number; readonly draft: number; readonly sent: number } | null;
}

export interface CompanionTableProps {
  readonly page: AssignmentPage;
  readonly filter: AssignmentFilter;
}

/** Who accompanies how many families, how far they have come, and how many families have nobody. */
export async function CompanionTable({ page, filter }: CompanionTableProps) {
  const [t, locale] = await Promise.all([getTranslations("assignment"), getLocale().then(localeOf)]);
  const number = (value: number | undefined) => (value === undefined ? "–" : formatNumber(value, locale));
  const rows: readonly Line[] = [
    ...page.companions.map(({ userId, name, isActive, families, stages }) => ({
      key: userId,
      name,
      note: isActive ? null : t("ended"),
      families,
      stages,
    })),
    { key: WITHOUT_COMPANION, name: t("without"), note: null, families: page.withoutCompanion, stages: null },
  ];
  return (
    <DataTable
      caption={t("companionsTitle")}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: "name",
          header: t("companion"),
          rowHeader: true,
          cell: (row) => (
            <>
              <a
                href={assignmentHref(filter, { companion: row.key, dusun: "", rt: "" })}
                className="link inline-flex min-h-11 items-center"
              >
                {row.name}
              </a>
              {row.note === null ? null : <span className="block text-sm font-normal text-kunyit">{row.note}</span>}
            </>
          ),
        },
        { key: "families", header: t("families"), align: "end", cell: (row) => number(row.families) },
        { key: "none", header: t("none"), align: "end", cell: (row) => number(row.stages?.none) },
        { key: "draft", header: t("draft"), align: "end", cell: (row) => number(row.stages?.draft) },
        { key: "sent", header: t("sent"), align: "end", cell: (row) => number(row.stages?.sent) },
      ]}
    />
  );
}
