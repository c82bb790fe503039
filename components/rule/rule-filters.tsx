import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select } from "@/components/ui/select";
import { type RuleFilter, ruleHref, severityWord } from "@/lib/domain/rule/list-filter";
import { SEVERITIES, THEMES } from "@/lib/domain/rule/rule";

/** Theme, severity, and only what found something or was set; area and year stay as they are. */
export async function RuleFilters({ filter }: { readonly filter: RuleFilter }) {
  const [t, severity] = await Promise.all([getTranslations("rules"), getTranslations("states.severity")]);
  const active = [filter.theme, filter.severity, filter.only].filter((each) => each !== null).length;
  return (
    <FilterBar
      action="/aturan"
      summaryLabel={t("filters")}
      activeCount={active}
      submitLabel={t("apply")}
      applyLabel={t("apply")}
      resetHref={ruleHref("/aturan", { area: filter.area, year: filter.year })}
      resetLabel={t("reset")}
    >
      {filter.area === null ? null : <input type="hidden" name="wilayah" value={filter.area} />}
      {filter.year === null ? null : <input type="hidden" name="tahun" value={filter.year} />}
      <Field id="tema" label={t("themeLabel")}>
        {(control) => (
          <Select
            {...control}
            name="tema"
            defaultValue={filter.theme ?? ""}
            placeholder={t("all")}
            options={THEMES.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
          />
        )}
      </Field>
      <Field id="tingkat" label={t("severityLabel")}>
        {(control) => (
          <Select
            {...control}
            name="tingkat"
            defaultValue={filter.severity === null ? "" : severityWord(filter.severity)}
            placeholder={t("all")}
            options={SEVERITIES.map((each) => ({ value: severityWord(each), label: severity(each) }))}
          />
        )}
      </Field>
      <Field id="hanya" label={t("onlyLabel")}>
        {(control) => (
          <Select
            {...control}
            name="hanya"
            defaultValue={filter.only === "found" ? "ditemukan" : filter.only === "set" ? "diatur" : ""}
            placeholder={t("all")}
            options={[
              { value: "ditemukan", label: t("only.found") },
              { value: "diatur", label: t("only.set") },
            ]}
          />
        )}
      </Field>
    </FilterBar>
  );
}
