import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { type CoverageChoice, coverageHref } from "@/lib/domain/coverage/address";
import type { SectionSum } from "@/lib/domain/coverage/line";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";

export interface SectionTableProps {
  readonly area: DashboardArea;
  readonly sections: readonly SectionSum[];
  readonly choice: CoverageChoice;
}

/** The sections of the record; each leads to its variables. */
export function SectionTable({ area, sections, choice }: SectionTableProps) {
  const t = useTranslations("coverage.section");
  const codebook = useTranslations("codebook.sectionName");
  const count = (key: "fresh" | "sponsored" | "paid"): DataColumn<SectionSum> => ({
    key,
    header: t(key),
    align: "end",
    cell: (row) => <span className="tabular">{t("countOf", { count: row[key], of: row.variables })}</span>,
  });
  const columns: readonly DataColumn<SectionSum>[] = [
    {
      key: "name",
      header: t("name"),
      rowHeader: true,
      cell: ({ section }) => (
        <Link
          href={coverageHref(area.code, { ...choice, section })}
          className="link inline-flex min-h-11 items-center md:min-h-8"
        >
          {codebook(section)}
        </Link>
      ),
    },
    count("fresh"),
    count("sponsored"),
    count("paid"),
  ];
  return (
    <Card title={t("title")} flush>
      <p className="px-4 pb-2 text-sm text-muted sm:px-5">{t("hint")}</p>
      <DataTable
        caption={t("caption", { area: area.label })}
        columns={columns}
        rows={sections}
        rowKey={({ section }) => section}
      />
    </Card>
  );
}
