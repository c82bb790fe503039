import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { AUDIT_ACTIONS, auditWords } from "./audit-words";

export interface AuditFiltersProps {
  readonly from: string;
  readonly to: string;
  readonly action: string;
  /** The person's name, sealed, kept while the rest is narrowed. */
  readonly search: string;
}

export async function AuditFilters({ from, to, action, search }: AuditFiltersProps) {
  const t = await getTranslations("admin.audit");
  const words = await auditWords();
  const known = AUDIT_ACTIONS.map((code) => ({ value: code, label: words.action(code) }));
  // An action that has no words yet can still be asked for by its address.
  const options =
    action !== "" && !AUDIT_ACTIONS.includes(action) ? [...known, { value: action, label: action }] : known;
  return (
    <FilterBar
      action="/audit"
      summaryLabel={t("filters")}
      activeCount={[from, to, action, search].filter((value) => value !== "").length}
      submitLabel={t("show")}
      applyLabel={t("show")}
      resetHref="/audit"
      resetLabel={t("reset")}
    >
      {search === "" ? null : <input type="hidden" name="pelaku" value={search} />}
      <Field id="dari" label={t("from")}>
        {(control) => <TextInput {...control} type="date" name="dari" defaultValue={from} />}
      </Field>
      <Field id="sampai" label={t("to")}>
        {(control) => <TextInput {...control} type="date" name="sampai" defaultValue={to} />}
      </Field>
      <Field id="tindakan" label={t("action")}>
        {(control) => (
          <Select {...control} name="tindakan" defaultValue={action} placeholder={t("anyAction")} options={options} />
        )}
      </Field>
    </FilterBar>
  );
}
