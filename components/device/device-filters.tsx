import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import type { SelectOption } from "@/components/ui/select";
import { countDeviceFilters, type DeviceFilter, SILENT_DAYS } from "@/lib/domain/field/device";

export interface DeviceFiltersProps {
  readonly filter: DeviceFilter;
  /** Empty where the area is one village, or too many. */
  readonly villages: readonly SelectOption[];
}

/** Village, unsent work, days of silence. */
export async function DeviceFilters({ filter, villages }: DeviceFiltersProps) {
  const t = await getTranslations("device.filter");
  return (
    <FilterBar action="/perangkat" activeCount={countDeviceFilters(filter)} resetHref="/perangkat">
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
        id="saring-belum"
        label={t("unsent")}
        name="belum"
        value={filter.isUnsent ? "terkirim" : ""}
        options={[{ value: "terkirim", label: t("onlyUnsent") }]}
        placeholder={t("anyUnsent")}
      />
      <FilterSelect
        id="saring-diam"
        label={t("silent")}
        name="diam"
        value={filter.silentDays === null ? "" : String(filter.silentDays)}
        options={SILENT_DAYS.map((days) => ({ value: String(days), label: t("silentDays", { days }) }))}
        placeholder={t("anySilent")}
      />
    </FilterBar>
  );
}
