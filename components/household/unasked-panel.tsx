import { getTranslations } from "next-intl/server";
import { DescriptionList } from "@/components/ui/description-list";
import { Panel } from "@/components/ui/panel";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface UnaskedGroup {
  readonly uid: string | null;
  readonly person: string | null;
  readonly answered: readonly {
    readonly key: string;
    readonly label: string;
    readonly text: string;
    readonly asOf: string | null;
  }[];
  readonly empty: readonly string[];
}

/** What the period's form does not ask: answers of another form with their own date, and what stays empty for that reason. */
export async function UnaskedPanel({
  groups,
  form,
  locale,
}: {
  readonly groups: readonly UnaskedGroup[];
  readonly form: string;
  readonly locale: Locale;
}) {
  const t = await getTranslations("household");
  const shown = groups.filter(({ answered, empty }) => answered.length + empty.length > 0);
  if (shown.length === 0) return null;
  return (
    <div className="grid gap-2">
      <h2 className="text-lg">{t("unasked.title")}</h2>
      <p className="text-sm text-muted">{t("unasked.lead", { form })}</p>
      {shown.map(({ uid, person, answered, empty }) => (
        <Panel
          key={uid ?? "household"}
          summary={person ?? t("unasked.household")}
          aside={
            <span className="tabular text-sm font-normal text-muted">
              {t("unasked.count", { count: answered.length })}
            </span>
          }
        >
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
      ))}
    </div>
  );
}
