import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import {
  COVERAGE_SECTIONS,
  type CoverageChoice,
  choicesMade,
  coverageHref,
  SPONSORED,
  sponsoredWord,
  stateWord,
} from "@/lib/domain/coverage/address";
import { OFFICES, officeName } from "@/lib/domain/coverage/office";
import { COVERAGE_STATES } from "@/lib/domain/coverage/view";

/** Which variables are listed: by section, office, state and sponsor. */
export async function CoverageFilters({ code, choice }: { readonly code: string; readonly choice: CoverageChoice }) {
  const [t, codebook] = await Promise.all([getTranslations("coverage"), getTranslations("codebook.sectionName")]);
  const all = t("filter.all");
  return (
    <FilterBar action={coverageHref(code)} activeCount={choicesMade(choice)} resetHref={coverageHref(code)}>
      <FilterSelect
        id="isian-bagian"
        label={t("filter.section")}
        name="bagian"
        value={choice.section ?? ""}
        options={COVERAGE_SECTIONS.map((section) => ({ value: section, label: codebook(section) }))}
        placeholder={all}
      />
      <FilterSelect
        id="isian-dinas"
        label={t("filter.office")}
        name="dinas"
        value={choice.office ?? ""}
        options={OFFICES.map((office) => ({ value: office, label: officeName(office) }))}
        placeholder={all}
      />
      <FilterSelect
        id="isian-keadaan"
        label={t("filter.state")}
        name="keadaan"
        value={choice.state === null ? "" : stateWord(choice.state)}
        options={COVERAGE_STATES.map((state) => ({ value: stateWord(state), label: t(`state.${state}`) }))}
        placeholder={all}
      />
      <FilterSelect
        id="isian-pengguna"
        label={t("filter.sponsored")}
        name="pengguna"
        value={choice.sponsored === null ? "" : sponsoredWord(choice.sponsored)}
        options={SPONSORED.map((one) => ({ value: sponsoredWord(one), label: t(`sponsoredOption.${one}`) }))}
        placeholder={all}
      />
    </FilterBar>
  );
}
