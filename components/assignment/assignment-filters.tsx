import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select, type SelectOption } from "@/components/ui/select";
import type { CompanionLine } from "@/lib/domain/assignment/assignment-page";
import {
  type AssignmentFilter,
  assignmentHref,
  countAssignmentFilters,
  WITHOUT_COMPANION,
} from "@/lib/domain/assignment/list-filter";

export interface AssignmentFiltersProps {
  readonly filter: AssignmentFilter;
  readonly companions: readonly CompanionLine[];
  readonly places: { readonly dusun: readonly string[]; readonly rt: readonly string[] };
}

export async function AssignmentFilters({ filter, companions, places }: AssignmentFiltersProps) {
  const t = await getTranslations("assignment.filter");
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const choices: readonly { name: string; label: string; value: string; options: readonly SelectOption[] }[] = [
    { name: "dusun", label: t("dusun"), value: filter.dusun, options: plain(places.dusun) },
    { name: "rt", label: t("rt"), value: filter.rt, options: plain(places.rt) },
    {
      name: "pendamping",
      label: t("companion"),
      value: filter.companion,
      options: [
        { value: WITHOUT_COMPANION, label: t("without") },
        ...companions.map(({ userId, name }) => ({ value: userId, label: name })),
      ],
    },
  ];
  return (
    <FilterBar
      action="/pendampingan"
      activeCount={countAssignmentFilters(filter)}
      resetHref={assignmentHref({ ...filter, dusun: "", rt: "", companion: "" })}
    >
      {filter.village === "" ? null : <input type="hidden" name="desa" value={filter.village} />}
      {choices
        .filter((choice) => choice.options.length > 0)
        .map((choice) => (
          <Field key={choice.name} id={`saring-${choice.name}`} label={choice.label}>
            {(control) => (
              <Select
                {...control}
                name={choice.name}
                defaultValue={choice.value}
                options={choice.options}
                placeholder={t("all")}
              />
            )}
          </Field>
        ))}
    </FilterBar>
  );
}
