import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import type { ImportPage, ImportSummary } from "@/lib/domain/sid/import-view";

/** Narrows the report to a hamlet or to families in which one field changes. */
export async function ImportFilterBar({
  page,
  summary,
}: {
  readonly page: ImportPage;
  readonly summary: ImportSummary;
}) {
  const t = await getTranslations("import.filter");
  const { filter, kind } = page;
  const hamlets = summary.hamlets ?? [];
  const hasChanges = kind === "changed" && page.state === "ready" && page.fields.length > 0;
  if (hamlets.length === 0 && !hasChanges) return null;
  const path = `/impor/${page.publicId}`;
  return (
    <FilterBar
      action={path}
      activeCount={Number(filter.field !== null) + Number(filter.hamlet !== null)}
      resetHref={`${path}?bagian=${kind}`}
    >
      <input type="hidden" name="bagian" value={kind} />
      {hamlets.length === 0 ? null : (
        <FilterSelect
          id="impor-dusun"
          label={t("hamlet")}
          name="dusun"
          value={filter.hamlet ?? ""}
          options={hamlets.map((hamlet) => ({ value: hamlet, label: hamlet }))}
          placeholder={t("anyHamlet")}
        />
      )}
      {hasChanges ? (
        <FilterSelect
          id="impor-isian"
          label={t("field")}
          name="isian"
          value={filter.field ?? ""}
          options={page.fields.map(({ key, label, count }) => ({
            value: key,
            label: t("fieldOption", { label, count }),
          }))}
          placeholder={t("anyField")}
        />
      ) : null}
    </FilterBar>
  );
}
