import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import type { SelectOption } from "@/components/ui/select";
import { countRightsFilters, RIGHTS_PATH, type RightsFilter, rightsHref } from "@/lib/domain/rights/list-filter";
import { RIGHTS_KINDS } from "@/lib/domain/rights/rights";

export interface RightsFiltersProps {
  readonly filter: RightsFilter;
  /** Empty where the area is one village. */
  readonly villages: readonly SelectOption[];
}

/** Village, what is asked, what is overdue; the state stands above the list. */
export async function RightsFilters({ filter, villages }: RightsFiltersProps) {
  const [t, list] = await Promise.all([getTranslations("rights"), getTranslations("rights.list")]);
  return (
    <FilterBar
      action={RIGHTS_PATH}
      activeCount={countRightsFilters(filter)}
      resetHref={rightsHref(filter, { village: "", kind: null, isLate: false })}
    >
      {filter.state === null ? null : <input type="hidden" name="keadaan" value={filter.state} />}
      {villages.length === 0 ? null : (
        <FilterSelect
          id="saring-desa"
          label={list("village")}
          name="desa"
          value={filter.village}
          options={villages}
          placeholder={list("anyVillage")}
        />
      )}
      <FilterSelect
        id="saring-jenis"
        label={list("kind")}
        name="jenis"
        value={filter.kind ?? ""}
        options={RIGHTS_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        placeholder={list("anyKind")}
      />
      <FilterSelect
        id="saring-lewat"
        label={list("lateLabel")}
        name="lewat"
        value={filter.isLate ? "1" : ""}
        options={[{ value: "1", label: list("lateOnly") }]}
        placeholder={list("both")}
      />
    </FilterBar>
  );
}
