import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select, type SelectOption } from "@/components/ui/select";
import { type CheckFilter, checkHref, countCheckFilters } from "@/lib/domain/ground-check/list-filter";

export interface CheckFiltersProps {
  readonly filter: CheckFilter;
  readonly villages: readonly SelectOption[];
  readonly companions: readonly SelectOption[];
}

/** Area, companion and what is overdue; the state stands above the list. */
export async function CheckFilters({ filter, villages, companions }: CheckFiltersProps) {
  const [t, list, common] = await Promise.all([
    getTranslations("groundCheck"),
    getTranslations("groundCheck.list"),
    getTranslations("common"),
  ]);
  return (
    <FilterBar
      action="/cek-lapangan"
      summaryLabel={common("filter")}
      activeCount={countCheckFilters(filter)}
      submitLabel={common("search")}
      applyLabel={common("apply")}
      resetHref={checkHref(filter, { village: "", companion: "", isLate: false })}
      resetLabel={common("clearFilter")}
    >
      {filter.state === null ? null : <input type="hidden" name="keadaan" value={filter.state} />}
      <Field id="saring-desa" label={list("village")}>
        {(control) => (
          <Select
            {...control}
            name="desa"
            defaultValue={filter.village}
            options={villages}
            placeholder={list("anyVillage")}
          />
        )}
      </Field>
      {companions.length === 0 ? null : (
        <Field id="saring-pendamping" label={t("companion")}>
          {(control) => (
            <Select
              {...control}
              name="pendamping"
              defaultValue={filter.companion}
              options={companions}
              placeholder={list("anyCompanion")}
            />
          )}
        </Field>
      )}
      <Field id="saring-lewat" label={t("due")}>
        {(control) => (
          <Select
            {...control}
            name="lewat"
            defaultValue={filter.isLate ? "1" : ""}
            options={[{ value: "1", label: list("lateOnly") }]}
            placeholder={list("both")}
          />
        )}
      </Field>
    </FilterBar>
  );
}
