import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { fieldsOfSector, questionOf, type Sector } from "@/lib/domain/hint/sector";
import { inLocale } from "@/lib/domain/instrument/locale";
import { isPastList, type OfficeSource } from "@/lib/domain/office-file/source";
import type { Locale } from "@/lib/i18n/locale";

export interface OfficeFileNeedsProps {
  readonly source: OfficeSource;
  readonly locale: Locale;
}

const PAST_COLUMNS = ["numbers", "name", "village", "status", "decile", "programmes"] as const;

/** Which columns an office's file has. */
export async function OfficeFileNeeds({ source, locale }: OfficeFileNeedsProps) {
  const t = await getTranslations("officeFile.needs");
  return (
    <Card title={t("title")}>
      <ul className="list-disc space-y-2 ps-5">
        {isPastList(source) ? (
          PAST_COLUMNS.map((column) => <li key={column}>{t(`past.${column}`)}</li>)
        ) : (
          <SectorColumns sector={source} locale={locale} />
        )}
      </ul>
    </Card>
  );
}

/** A grade's word is its code already. */
function choiceText(code: number, label: string): string {
  return label.startsWith(String(code)) ? label : `${code} ${label}`;
}

/** In the words of the forms. */
async function SectorColumns({ sector, locale }: { readonly sector: Sector; readonly locale: Locale }) {
  const t = await getTranslations("officeFile.needs");
  return (
    <>
      <li>{t("nik")}</li>
      {fieldsOfSector(sector).map((field) => {
        const question = questionOf(field);
        const options = question.type === "choice" || question.type === "multi" ? question.options : [];
        return (
          <li key={field.key}>
            {t("column", { heading: field.headings[0] ?? "", question: inLocale(question.label, locale) })}
            <span className="block text-sm text-muted">
              {options.map(({ code, label }) => choiceText(code, inLocale(label, locale))).join("; ")}
            </span>
          </li>
        );
      })}
      <li>{t("nothing")}</li>
    </>
  );
}
