import { getTranslations } from "next-intl/server";
import { DescriptionList } from "@/components/ui/description-list";
import { Panel } from "@/components/ui/panel";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface UnaskedPanelProps {
  readonly unasked: {
    readonly answered: readonly {
      readonly key: string;
      readonly label: string;
      readonly text: string;
      readonly asOf: string | null;
    }[];
    readonly empty: readonly string[];
  };
  /** The form's title. */
  readonly form: string;
  readonly locale: Locale;
}

/** What the period's form does not ask: answers of another form with their own date, and what stays empty for that reason. */
export async function UnaskedPanel({ unasked: { answered, empty }, form, locale }: UnaskedPanelProps) {
  const t = await getTranslations("household");
  if (answered.length + empty.length === 0) return null;
  return (
    <Panel
      summary={t("unasked.title")}
      aside={
        answered.length === 0 ? null : (
          <span className="tabular text-end text-sm font-normal text-muted">
            {t("unasked.count", { count: answered.length })}
          </span>
        )
      }
    >
      <p className="text-sm text-muted">{t("unasked.lead", { form })}</p>
      <DescriptionList
        items={answered.map(({ label, text, asOf }) => ({
          term: label,
          detail: text,
          note: asOf === null ? undefined : t("unasked.asOf", { date: formatDate(asOf, locale) }),
        }))}
      />
      {empty.length === 0 ? null : (
        <p className="pt-2 text-sm text-muted">
          <span className="font-semibold">{t("unasked.empty")}</span> {empty.join("; ")}
        </p>
      )}
    </Panel>
  );
}
