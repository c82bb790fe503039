import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import type { SelectOption } from "@/components/ui/select";
import { type SessionFilter, sessionHref } from "@/lib/domain/training-session/list-filter";

export interface SessionFiltersProps {
  readonly filter: SessionFilter;
  readonly regions: readonly SelectOption[];
  readonly ownRegion: string;
}

/** The region; the state stands above the list. */
export async function SessionFilters({ filter, regions, ownRegion }: SessionFiltersProps) {
  const t = await getTranslations("trainingSession.list");
  return (
    <FilterBar
      action="/pelatihan"
      activeCount={filter.regionCode === "" ? 0 : 1}
      resetHref={sessionHref(filter, { regionCode: "" })}
    >
      {filter.state === null ? null : <input type="hidden" name="keadaan" value={filter.state} />}
      <FilterSelect
        id="saring-wilayah"
        label={t("region")}
        name="wilayah"
        value={filter.regionCode}
        options={regions}
        placeholder={t("anyRegion", { region: ownRegion })}
      />
    </FilterBar>
  );
}
