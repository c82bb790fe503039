import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select, type SelectOption } from "@/components/ui/select";
import { CASE_WORDS, type CaseFilter, caseHref } from "@/lib/domain/matching/case-view";

export interface CaseFilterBarProps {
  readonly filter: CaseFilter;
  readonly areas: readonly SelectOption[];
}

/** Narrows the list of pairs; the choice stands in the address. */
export async function CaseFilterBar({ filter, areas }: CaseFilterBarProps) {
  const t = await getTranslations("duplicate");
  const { strength, origin, tab } = CASE_WORDS;
  const boxes = [
    { name: "wilayah", label: t("filter.area"), all: t("filter.areaAll"), value: filter.area ?? "", options: areas },
    {
      name: "kuat",
      label: t("filter.strength"),
      all: t("filter.strengthAll"),
      value: filter.strength === null ? "" : strength[filter.strength],
      options: [
        { value: strength.strong, label: t("strong") },
        { value: strength.possible, label: t("possible") },
      ],
    },
    {
      name: "asal",
      label: t("filter.origin"),
      all: t("filter.originAll"),
      value: filter.origin === null ? "" : origin[filter.origin],
      options: (["submit", "scan", "hand"] as const).map((one) => ({ value: origin[one], label: t(`origin.${one}`) })),
    },
  ].filter(({ options }) => options.length > 0);
  return (
    <FilterBar
      action="/ganda"
      summaryLabel={t("filter.title")}
      activeCount={[filter.area, filter.strength, filter.origin].filter((one) => one !== null).length}
      submitLabel={t("filter.apply")}
      applyLabel={t("filter.apply")}
      resetHref={caseHref(filter, { area: null, strength: null, origin: null })}
      resetLabel={t("filter.reset")}
    >
      {filter.tab === "open" ? null : <input type="hidden" name="bagian" value={tab[filter.tab]} />}
      {boxes.map((box) => (
        <Field key={box.name} id={`saring-${box.name}`} label={box.label}>
          {(control) => (
            <Select {...control} name={box.name} placeholder={box.all} options={box.options} defaultValue={box.value} />
          )}
        </Field>
      ))}
    </FilterBar>
  );
}
