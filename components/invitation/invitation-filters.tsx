import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select } from "@/components/ui/select";
import { countInvitationFilters, type InvitationFilter, invitationHref } from "@/lib/domain/invitation/list-filter";

export interface InvitationFiltersProps {
  readonly filter: InvitationFilter;
  readonly places: { readonly dusun: readonly string[]; readonly rt: readonly string[] };
}

export async function InvitationFilters({ filter, places }: InvitationFiltersProps) {
  const t = await getTranslations("invitation.list");
  const choices = [
    { name: "dusun", label: t("dusun"), value: filter.dusun, options: places.dusun },
    { name: "rt", label: t("rt"), value: filter.rt, options: places.rt },
  ].filter(({ options }) => options.length > 0);
  if (choices.length === 0) return null;
  return (
    <FilterBar
      action="/undangan"
      activeCount={countInvitationFilters(filter)}
      resetHref={invitationHref(filter, { dusun: "", rt: "" })}
    >
      {filter.village === "" ? null : <input type="hidden" name="desa" value={filter.village} />}
      {filter.state === null ? null : <input type="hidden" name="keadaan" value={filter.state} />}
      {choices.map((choice) => (
        <Field key={choice.name} id={`saring-${choice.name}`} label={choice.label}>
          {(control) => (
            <Select
              {...control}
              name={choice.name}
              defaultValue={choice.value}
              options={choice.options.map((value) => ({ value, label: value }))}
              placeholder={t("every")}
            />
          )}
        </Field>
      ))}
    </FilterBar>
  );
}
