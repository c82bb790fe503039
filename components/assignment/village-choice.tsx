import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

export interface VillageChoiceProps {
  readonly village: string;
  readonly villages: readonly { readonly code: string; readonly name: string }[];
}

/** For those whose area has many villages: whose list to look at. */
export async function VillageChoice({ village, villages }: VillageChoiceProps) {
  const t = await getTranslations("assignment");
  return (
    <Form action="/pendampingan" prefetch={false} className="no-print rounded-md border border-line bg-surface p-3">
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 sm:max-w-96">
          <Field id="pilih-desa" label={t("village")}>
            {(control) => (
              <Select
                {...control}
                name="desa"
                defaultValue={village}
                options={villages.map(({ code, name }) => ({ value: code, label: name }))}
              />
            )}
          </Field>
        </div>
        <Button type="submit" variant="primary">
          {t("showVillage")}
        </Button>
      </div>
    </Form>
  );
}
