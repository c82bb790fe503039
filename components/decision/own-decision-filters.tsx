import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import type { SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { countDecisionFilters, type DecisionFilter } from "@/lib/domain/decision/list-filter";
import { REASONS } from "@/lib/domain/workflow/reason";
import type { WorkflowEvent } from "@/lib/domain/workflow/workflow";
import { isKnownReason } from "./decision-words";

export interface OwnDecisionFiltersProps {
  readonly filter: DecisionFilter;
  /** The steps that the reader's duty can take. */
  readonly events: readonly WorkflowEvent[];
  /** Empty where the area is one village, or too many. */
  readonly villages: readonly SelectOption[];
}

/** Which steps, why, where and on which days. */
export async function OwnDecisionFilters({ filter, events, villages }: OwnDecisionFiltersProps) {
  const [t, workflow] = await Promise.all([getTranslations("decision"), getTranslations("workflow")]);
  const codes = Object.keys(REASONS).filter(isKnownReason);
  return (
    <FilterBar action="/keputusan-saya" activeCount={countDecisionFilters(filter)} resetHref="/keputusan-saya">
      <FilterSelect
        id="saring-keputusan"
        label={t("decision")}
        name="keputusan"
        value={filter.event ?? ""}
        options={events.map((value) => ({ value, label: workflow(`event.${value}`) }))}
        placeholder={t("anyDecision")}
      />
      <FilterSelect
        id="saring-alasan"
        label={t("reason")}
        name="alasan"
        value={filter.reason ?? ""}
        options={codes.map((value) => ({ value, label: workflow(`reason.${value}`) }))}
        placeholder={t("anyReason")}
      />
      {villages.length === 0 ? null : (
        <FilterSelect
          id="saring-desa"
          label={t("village")}
          name="desa"
          value={filter.village}
          options={villages}
          placeholder={t("anyVillage")}
        />
      )}
      <Field id="saring-dari" label={t("from")}>
        {(control) => <TextInput {...control} type="date" name="dari" defaultValue={filter.from} />}
      </Field>
      <Field id="saring-sampai" label={t("to")}>
        {(control) => <TextInput {...control} type="date" name="sampai" defaultValue={filter.to} />}
      </Field>
    </FilterBar>
  );
}
