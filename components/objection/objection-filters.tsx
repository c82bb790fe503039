import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import type { SelectOption } from "@/components/ui/select";
import { countObjectionFilters, type ObjectionFilter, objectionHref } from "@/lib/domain/objection/list-filter";
import { OBJECTION_GROUNDS } from "@/lib/domain/objection/objection";

export interface ObjectionFiltersProps {
  readonly filter: ObjectionFilter;
  /** Empty where the area is one village, or too many. */
  readonly villages: readonly SelectOption[];
}

/** Village, what is objected to, what is overdue; the state stands above the list. */
export async function ObjectionFilters({ filter, villages }: ObjectionFiltersProps) {
  const [t, list] = await Promise.all([getTranslations("objection"), getTranslations("objection.list")]);
  return (
    <FilterBar
      action="/sanggahan"
      activeCount={countObjectionFilters(filter)}
      resetHref={objectionHref(filter, { village: "", ground: null, isLate: false })}
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
        id="saring-dasar"
        label={list("ground")}
        name="dasar"
        value={filter.ground ?? ""}
        options={OBJECTION_GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) }))}
        placeholder={list("anyGround")}
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
