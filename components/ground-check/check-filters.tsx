import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import type { SelectOption } from "@/components/ui/select";
import { type CheckFilter, checkHref, countCheckFilters } from "@/lib/domain/ground-check/list-filter";

export interface CheckFiltersProps {
  readonly filter: CheckFilter;
  readonly villages: readonly SelectOption[];
  readonly companions: readonly SelectOption[];
}

/** Area, companion and what is overdue; the state stands above the list. */
export async function CheckFilters({ filter, villages, companions }: CheckFiltersProps) {
  const [t, list] = await Promise.all([getTranslations("groundCheck"), getTranslations("groundCheck.list")]);
  return (
    <FilterBar
      action="/cek-lapangan"
      activeCount={countCheckFilters(filter)}
      resetHref={checkHref(filter, { village: "", companion: "", isLate: false })}
    >
      {filter.state === null ? null : <input type="hidden" name="keadaan" value={filter.state} />}
      <FilterSelect
        id="saring-desa"
        label={list("village")}
        name="desa"
        value={filter.village}
        options={villages}
        placeholder={list("anyVillage")}
      />
      {companions.length === 0 ? null : (
        <FilterSelect
          id="saring-pendamping"
          label={t("companion")}
          name="pendamping"
          value={filter.companion}
          options={companions}
          placeholder={list("anyCompanion")}
        />
      )}
      <FilterSelect
        id="saring-lewat"
        label={t("due")}
        name="lewat"
        value={filter.isLate ? "1" : ""}
        options={[{ value: "1", label: list("lateOnly") }]}
        placeholder={list("both")}
      />
    </FilterBar>
  );
}
