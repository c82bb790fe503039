import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { HistoryBasis } from "@/lib/domain/household/replay";

export interface DateChooserProps {
  /** Address of the family's history. */
  readonly href: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly basis: HistoryBasis;
  readonly today: string;
}

/** Asks for a date; a GET form, so that the answer can be shared. */
export async function DateChooser({ href, day, basis, today }: DateChooserProps) {
  const t = await getTranslations("history.when");
  return (
    <form action={href} className="no-print grid gap-3">
      <Field id="pada" label={t("day")}>
        {(control) => <TextInput {...control} type="date" name="pada" defaultValue={day} max={today} required />}
      </Field>
      <Field id="menurut" label={t("basis")}>
        {(control) => (
          <Select
            {...control}
            name="menurut"
            defaultValue={basis}
            options={[
              { value: "known", label: t("known") },
              { value: "true", label: t("true") },
            ]}
          />
        )}
      </Field>
      <div>
        <Button type="submit" icon="calendar-days">
          {t("show")}
        </Button>
      </div>
    </form>
  );
}
