import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { covers } from "@/lib/domain/access/scope";
import { type CompareChoice, compareHref } from "@/lib/domain/compare/address";

export interface AreaChooserProps {
  readonly code: string;
  readonly choice: CompareChoice;
  readonly candidates: readonly { readonly code: string; readonly label: string }[];
  readonly found: readonly { readonly code: string; readonly label: string; readonly within: string }[];
}

/** The area to compare with: one of those around, or any within reach by its name. GET forms: the choice stands in the address. */
export async function AreaChooser({ code, choice, candidates, found }: AreaChooserProps) {
  const t = await getTranslations("compare");
  const action = compareHref(code);
  // Where the grant ends at this area there is none beside it to offer.
  const isBelow = candidates.every((candidate) => covers(code, candidate.code));
  const isListed = candidates.some((candidate) => candidate.code === choice.other);
  return (
    <div className="no-print grid gap-4 rounded-md border border-line bg-surface p-3 lg:grid-cols-2">
      {candidates.length === 0 ? null : (
        <Form action={action} prefetch={false} className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-60">
            <Field id="dengan" label={t("choose")} hint={t(isBelow ? "below" : "beside")}>
              {(control) => (
                <Select
                  {...control}
                  name="dengan"
                  key={choice.other}
                  defaultValue={isListed ? choice.other : ""}
                  placeholder={t("choosePlaceholder")}
                  options={candidates.map((candidate) => ({ value: candidate.code, label: candidate.label }))}
                />
              )}
            </Field>
          </div>
          <Button type="submit" variant="primary">
            {t("show")}
          </Button>
        </Form>
      )}
      <Form action={action} prefetch={false} className="flex flex-wrap items-end gap-3">
        {choice.other === "" ? null : <input type="hidden" name="dengan" value={choice.other} />}
        <div className="min-w-0 flex-1 basis-60">
          <Field id="cari" label={t("search")} hint={t("searchHint")}>
            {(control) => (
              <TextInput {...control} name="cari" defaultValue={choice.search} maxLength={60} autoComplete="off" />
            )}
          </Field>
        </div>
        <Button type="submit" icon="search">
          {t("searchButton")}
        </Button>
      </Form>
      {choice.search === "" ? null : <Found code={code} found={found} />}
    </div>
  );
}

async function Found({ code, found }: Pick<AreaChooserProps, "code" | "found">) {
  const t = await getTranslations("compare");
  if (found.length === 0) return <p className="text-muted lg:col-span-2">{t("notFound")}</p>;
  return (
    <section aria-label={t("found")} className="lg:col-span-2">
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {found.map((area) => (
          <li key={area.code}>
            <Link
              href={compareHref(code, { other: area.code })}
              className="link inline-flex min-h-11 flex-wrap items-center gap-x-2 md:min-h-8"
            >
              {area.label}
              <span className="text-sm text-muted no-underline">{area.within}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
