import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select, type SelectOption } from "@/components/ui/select";
import type { ExportFilter } from "@/lib/domain/family-export/family-export";
import { FRESHNESS } from "@/lib/domain/household/list-filter";

const DECILES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Which families are listed, as a GET form whose state is the address. */
export async function ExportFilters({
  filter,
  villages,
}: {
  readonly filter: ExportFilter;
  /** Villages to choose from; none for those who work in one. */
  readonly villages: readonly SelectOption[];
}) {
  const t = await getTranslations("familyExport.filter");
  const [village = ""] = filter.villages;
  const [decile] = filter.deciles;
  const choices: readonly { name: string; label: string; value: string; options: readonly SelectOption[] }[] = [
    { name: "desa", label: t("village"), value: village, options: villages },
    {
      name: "desil",
      label: t("decile"),
      value: decile === undefined ? "" : String(decile),
      options: [
        ...DECILES.map((n) => ({ value: String(n), label: t("decileN", { n }) })),
        { value: "0", label: t("notRanked") },
      ],
    },
    {
      name: "kesegaran",
      label: t("freshness"),
      value: filter.freshness ?? "",
      options: FRESHNESS.map((value) => ({ value, label: t(value) })),
    },
  ];
  return (
    <FilterBar action="/ekspor" activeCount={choices.filter(({ value }) => value !== "").length} resetHref="/ekspor">
      {choices
        .filter(({ options }) => options.length > 0)
        .map(({ name, label, value, options }) => (
          <Field key={name} id={`filter-${name}`} label={label}>
            {(control) => (
              <Select {...control} name={name} defaultValue={value} options={options} placeholder={t("all")} />
            )}
          </Field>
        ))}
    </FilterBar>
  );
}
