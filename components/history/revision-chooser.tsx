import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

export interface RevisionChooserProps {
  /** Address of the comparison. */
  readonly href: string;
  readonly newest: number;
  readonly from: number;
  readonly to: number;
}

/** Asks for the two revisions to lay side by side; a GET form, so that the answer can be shared. */
export async function RevisionChooser({ href, newest, from, to }: RevisionChooserProps) {
  const [t, household] = await Promise.all([getTranslations("history.compare"), getTranslations("household")]);
  const options = Array.from({ length: newest + 1 }, (_, back) => newest - back).map((revision) => ({
    value: String(revision),
    label: revision === 0 ? t("beforeFirst") : household("revision", { revision }),
  }));
  return (
    <form action={href} className="no-print grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field id="dari" label={t("from")}>
          {(control) => <Select {...control} name="dari" defaultValue={String(from)} options={options} />}
        </Field>
        <Field id="ke" label={t("to")}>
          {(control) => <Select {...control} name="ke" defaultValue={String(to)} options={options} />}
        </Field>
      </div>
      <div>
        <Button type="submit" icon="arrow-right-left">
          {t("show")}
        </Button>
      </div>
    </form>
  );
}
