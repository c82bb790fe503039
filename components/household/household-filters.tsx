import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select, type SelectOption } from "@/components/ui/select";
import { FIELD_STATUSES, fieldStatusLabel } from "@/lib/domain/household/field-status";
import { countActive, type ListFilter, listHref } from "@/lib/domain/household/list-filter";
import { PROPOSAL_STATES } from "@/lib/domain/workflow/workflow";
import type { Locale } from "@/lib/i18n/locale";

export interface HouseholdFiltersProps {
  readonly filter: ListFilter;
  readonly dusun: readonly string[];
  readonly rt: readonly string[];
  /** Villages to choose from; none for those who work in one. */
  readonly villages: readonly SelectOption[];
  readonly locale: Locale;
}

const DECILES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** The filters of the list, as a GET form whose state is the address. */
export async function HouseholdFilters({ filter, dusun, rt, villages, locale }: HouseholdFiltersProps) {
  const [t, states] = await Promise.all([getTranslations("household"), getTranslations("states.proposal")]);
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const choices: readonly { name: string; label: string; value: string; options: readonly SelectOption[] }[] = [
    { name: "desa", label: t("filter.village"), value: filter.village, options: villages },
    { name: "dusun", label: t("filter.dusun"), value: filter.dusun, options: plain(dusun) },
    { name: "rt", label: t("filter.rt"), value: filter.rt, options: plain(rt) },
    {
      name: "status",
      label: t("filter.status"),
      value: filter.status ?? "",
      options: [
        { value: "none", label: t("filter.none") },
        ...PROPOSAL_STATES.map((state) => ({ value: state, label: states(state) })),
      ],
    },
    {
      name: "desil",
      label: t("filter.decile"),
      value: filter.decile === null ? "" : String(filter.decile),
      options: [
        ...DECILES.map((n) => ({ value: String(n), label: t("filter.decileN", { n }) })),
        { value: "0", label: t("notRanked") },
      ],
    },
    {
      name: "kesegaran",
      label: t("filter.freshness"),
      value: filter.freshness ?? "",
      options: [
        { value: "fresh", label: t("filter.fresh") },
        { value: "stale", label: t("filter.stale") },
      ],
    },
    {
      name: "lapangan",
      label: t("filter.field"),
      value: filter.field === null ? "" : String(filter.field),
      options: FIELD_STATUSES.map((code) => ({
        value: String(code),
        label: t("fieldStatus", { code: String(code), label: fieldStatusLabel(code, locale) }),
      })),
    },
  ];
  return (
    <FilterBar
      action="/keluarga"
      activeCount={countActive(filter)}
      resetHref={listHref({
        ...filter,
        dusun: "",
        rt: "",
        status: null,
        decile: null,
        freshness: null,
        field: null,
        village: "",
      })}
    >
      {filter.search === "" ? null : <input type="hidden" name="cari" value={filter.search} />}
      {choices
        .filter((choice) => choice.options.length > 0)
        .map((choice) => (
          <Field key={choice.name} id={`filter-${choice.name}`} label={choice.label}>
            {(control) => (
              <Select
                {...control}
                name={choice.name}
                defaultValue={choice.value}
                options={choice.options}
                placeholder={t("filter.all")}
              />
            )}
          </Field>
        ))}
    </FilterBar>
  );
}
