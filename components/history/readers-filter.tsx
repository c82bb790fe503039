import { getTranslations } from "next-intl/server";
import { auditWords } from "@/components/audit/audit-words";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select } from "@/components/ui/select";

const PURPOSES = ["update", "decide", "meeting", "import", "history", "print", "search"];

/** Narrows the list of readers to one purpose. */
export async function ReadersFilter({ action, purpose }: { readonly action: string; readonly purpose: string | null }) {
  const [t, words] = await Promise.all([getTranslations("history.readers"), auditWords()]);
  return (
    <FilterBar
      action={action}
      summaryLabel={t("filter")}
      activeCount={purpose === null ? 0 : 1}
      submitLabel={t("show")}
      applyLabel={t("show")}
      resetHref={action}
      resetLabel={t("reset")}
    >
      <Field id="keperluan" label={t("purpose")}>
        {(control) => (
          <Select
            {...control}
            name="keperluan"
            defaultValue={purpose ?? ""}
            placeholder={t("anyPurpose")}
            options={PURPOSES.map((value) => ({ value, label: words.purpose(value) }))}
          />
        )}
      </Field>
    </FilterBar>
  );
}
