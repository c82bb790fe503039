import { getLocale, getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { Select, type SelectOption } from "@/components/ui/select";
import { inLocale } from "@/lib/domain/instrument/locale";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import {
  activeFilters,
  FILTER_SECTIONS,
  FILTER_WORDS,
  filterParams,
  type QueueFilter,
} from "@/lib/domain/queue/filter";
import type { FilterChoice } from "@/lib/domain/queue/queue-page";
import type { Locale } from "@/lib/i18n/locale";

export interface QueueFilterBarProps {
  readonly path: string;
  readonly filter: QueueFilter;
  readonly areas: readonly FilterChoice[];
  readonly officers: readonly FilterChoice[];
}

export async function QueueFilterBar({ path, filter, areas, officers }: QueueFilterBarProps) {
  const t = await getTranslations("queue.filter");
  const common = await getTranslations("common");
  const locale = await getLocale();
  const { risk, kind, overdue } = FILTER_WORDS;
  const boxes: readonly { name: string; label: string; all: string; options: readonly SelectOption[] }[] = [
    { name: "wilayah", label: t("area"), all: t("areaAll"), options: areas },
    {
      name: "risiko",
      label: t("risk"),
      all: t("riskAll"),
      options: [
        { value: risk.none, label: t("riskNone") },
        { value: risk.warned, label: t("riskWarned") },
        { value: risk.flagged, label: t("riskFlagged") },
      ],
    },
    { name: "umur", label: t("age"), all: t("ageAll"), options: [{ value: overdue, label: t("ageOverdue") }] },
    { name: "sampel", label: t("sample"), all: t("sampleAll"), options: [{ value: "1", label: t("sampleOnly") }] },
    {
      name: "jenis",
      label: t("kind"),
      all: t("kindAll"),
      options: [
        { value: kind.condition, label: t("kindCondition") },
        { value: kind["new-household"], label: t("kindNew") },
        { value: kind.event, label: t("kindEvent") },
      ],
    },
    { name: "petugas", label: t("officer"), all: t("officerAll"), options: officers },
    { name: "bagian", label: t("section"), all: t("sectionAll"), options: sectionChoices(locale) },
  ];
  const chosen = filterParams(filter);
  return (
    <FilterBar
      action={path}
      summaryLabel={t("title")}
      activeCount={activeFilters(filter)}
      submitLabel={common("apply")}
      resetHref={path}
    >
      {boxes.map(({ name, label, all, options }) => (
        <Field key={name} id={`saring-${name}`} label={label}>
          {(control) => (
            // The key makes the box follow the address when a counter or "clear" changes it.
            <Select
              {...control}
              key={chosen[name] ?? ""}
              name={name}
              options={options}
              placeholder={all}
              defaultValue={chosen[name] ?? ""}
            />
          )}
        </Field>
      ))}
    </FilterBar>
  );
}

function sectionChoices(locale: Locale): readonly SelectOption[] {
  const outlines = INSTRUMENTS.flatMap((instrument) => instrument.sections);
  return FILTER_SECTIONS.flatMap((section) => {
    const outline = outlines.find((candidate) => candidate.section === section);
    return outline === undefined ? [] : [{ value: section, label: inLocale(outline.title, locale) }];
  });
}
