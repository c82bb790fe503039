import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

export interface ResultsChoiceProps {
  readonly path: string;
  readonly area: string;
  readonly countables: readonly {
    readonly name: string;
    readonly kind: "item" | "required";
    readonly label: string;
    readonly isRetired: boolean;
  }[];
  readonly chosen: string;
}

/** Which item or variable is counted; a GET form, so that the answer can be shared. */
export async function ResultsChoice({ path, area, countables, chosen }: ResultsChoiceProps) {
  const t = await getTranslations("regional.results");
  return (
    <form action={path} className="no-print flex flex-wrap items-end gap-3">
      <input type="hidden" name="wilayah" value={area} />
      <div className="min-w-0 flex-1 basis-64">
        <Field id="hitung" label={t("choose")}>
          {(control) => (
            <Select
              {...control}
              name="hitung"
              defaultValue={chosen}
              options={countables.map(({ name, kind, label, isRetired }) => ({
                value: name,
                label: `${t(kind === "item" ? "items" : "required")}: ${isRetired ? t("retired", { label }) : label}`,
              }))}
            />
          )}
        </Field>
      </div>
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
