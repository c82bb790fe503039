import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select, type SelectOption } from "@/components/ui/select";
import type { Role } from "@/lib/domain/access/role";

type State = "valid" | "suspended" | "expired" | "not-yet" | "invited";

export interface UserFiltersProps {
  readonly filter: {
    /** Sealed words of a search, kept while the rest is narrowed. */
    readonly search: string;
    readonly role: Role | null;
    readonly regionCode: string | null;
    readonly state: State | null;
  };
  readonly roles: readonly Role[];
  readonly regions: readonly SelectOption[];
  readonly ownRegion: string;
  readonly states: readonly State[];
}

export async function UserFilters({ filter, roles, regions, ownRegion, states }: UserFiltersProps) {
  const t = await getTranslations("admin");
  const names = await getTranslations("roles.name");
  const common = await getTranslations("common");
  const active = [filter.role, filter.regionCode, filter.state].filter((value) => value !== null).length;
  return (
    <FilterBar
      action="/akses"
      summaryLabel={t("users.filters")}
      activeCount={active}
      submitLabel={common("apply")}
      resetHref="/akses"
    >
      {filter.search === "" ? null : <input type="hidden" name="cari" value={filter.search} />}
      <Field id="peran" label={t("users.role")}>
        {(control) => (
          <Select
            {...control}
            name="peran"
            defaultValue={filter.role ?? ""}
            placeholder={t("users.anyRole")}
            options={roles.map((role) => ({ value: role, label: names(role) }))}
          />
        )}
      </Field>
      {regions.length > 0 ? (
        <Field id="wilayah" label={t("users.region")}>
          {(control) => (
            <Select
              {...control}
              name="wilayah"
              defaultValue={filter.regionCode ?? ""}
              placeholder={t("users.anyRegion", { region: ownRegion })}
              options={regions}
            />
          )}
        </Field>
      ) : null}
      <Field id="keadaan" label={t("users.state")}>
        {(control) => (
          <Select
            {...control}
            name="keadaan"
            defaultValue={filter.state ?? ""}
            placeholder={t("users.anyState")}
            options={states.map((state) => ({ value: state, label: t(`grantState.${state}`) }))}
          />
        )}
      </Field>
    </FilterBar>
  );
}
