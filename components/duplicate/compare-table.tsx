import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { CaseDetail } from "@/lib/domain/matching/case-view";
import { type Evidence, PART_TEXTS } from "@/lib/domain/matching/evidence";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { AgreementMark } from "./evidence-list";

/** Both records field by field, with what agrees said beside each. */
export async function CompareTable({ detail, locale }: { readonly detail: CaseDetail; readonly locale: Locale }) {
  const t = await getTranslations("duplicate.page");
  const value = (evidence: Evidence, index: 0 | 1) => {
    const text = detail.sides[index].values[evidence.part];
    if (text === "") return <span className="text-muted">{t("empty")}</span>;
    const shown = evidence.part === "birthDate" ? formatDate(text, locale) : text;
    // What differs or only resembles is read letter by letter.
    return evidence.agreement === "same" ? shown : <strong>{shown}</strong>;
  };
  return (
    <DataTable
      caption={t("compare")}
      rows={detail.evidence}
      rowKey={({ part }) => part}
      columns={[
        { key: "what", header: t("what"), rowHeader: true, cell: ({ part }) => inLocale(PART_TEXTS[part], locale) },
        { key: "first", header: `${t("first")}`, cell: (evidence) => value(evidence, 0) },
        { key: "second", header: `${t("second")}`, cell: (evidence) => value(evidence, 1) },
        {
          key: "result",
          header: t("agreement"),
          cell: (evidence) => <AgreementMark evidence={evidence} locale={locale} />,
        },
      ]}
    />
  );
}
