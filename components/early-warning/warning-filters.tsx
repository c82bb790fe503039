import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import type { SelectOption } from "@/components/ui/select";
import { countWarningFilters, type WarningFilter } from "@/lib/domain/early-warning/list-filter";
import { PROGRAMMES, STANDINGS, VULNERABLE } from "@/lib/domain/early-warning/programme";

export interface WarningFiltersProps {
  readonly filter: WarningFilter;
  /** Empty where the area is one village, or too many. */
  readonly villages: readonly SelectOption[];
}

/** Village, programme, which side of the limit, whose care. */
export async function WarningFilters({ filter, villages }: WarningFiltersProps) {
  const t = await getTranslations("warning");
  return (
    <FilterBar action="/peringatan-dini" activeCount={countWarningFilters(filter)} resetHref="/peringatan-dini">
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
      <FilterSelect
        id="saring-program"
        label={t("programme")}
        name="program"
        value={filter.programme ?? ""}
        options={PROGRAMMES.map((value) => ({ value, label: t(`programmes.${value}`) }))}
        placeholder={t("anyProgramme")}
      />
      <FilterSelect
        id="saring-batas"
        label={t("where")}
        name="batas"
        value={filter.standing ?? ""}
        options={STANDINGS.map((value) => ({ value, label: t(`place2.${value}`) }))}
        placeholder={t("anyWhere")}
      />
      <FilterSelect
        id="saring-anggota"
        label={t("who")}
        name="anggota"
        value={filter.who ?? ""}
        options={VULNERABLE.map((value) => ({ value, label: t(`whos.${value}`) }))}
        placeholder={t("anyWho")}
      />
    </FilterBar>
  );
}
