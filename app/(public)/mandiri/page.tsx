import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FaultNote } from "@/components/self-update/fault-note";
import { LetterCode } from "@/components/self-update/letter-code";
import { buttonClass } from "@/components/ui/button-style";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { TextInput } from "@/components/ui/text-input";
import { config } from "@/lib/server/config/config";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selfUpdate"))("title"), robots: { index: false, follow: false } };
}

const PARTS = [
  { key: "day", name: "hari", length: 2 },
  { key: "month", name: "bulan", length: 2 },
  { key: "year", name: "tahun", length: 4 },
] as const;

/** The door of a family: its letter's code and two facts, in a form that needs no script. */
export default async function SelfUpdatePage({ searchParams }: PageProps<"/mandiri">) {
  const [t, { masalah }] = await Promise.all([getTranslations("selfUpdate"), searchParams]);
  const provider = config().identityProvider;
  return (
    <div className="mx-auto max-w-xl space-y-5 px-4 py-8 text-lg">
      <PageHeading title={t("title")} lead={t("lead")} />
      <FaultNote fault={masalah} />
      <form method="post" action="/mandiri/masuk" className="space-y-5">
        <LetterCode field="kode" />
        <Field id="kode" label={t("enter.code")} hint={t("enter.codeHint")}>
          {(control) => (
            <TextInput
              {...control}
              name="kode"
              maxLength={40}
              autoCapitalize="characters"
              autoComplete="off"
              required
            />
          )}
        </Field>
        <fieldset aria-describedby="lahir-hint">
          <legend className="mb-1 font-semibold">{t("enter.birth")}</legend>
          <p id="lahir-hint" className="mb-2 text-sm text-muted">
            {t("enter.birthHint")}
          </p>
          <div className="grid grid-cols-3 items-end gap-3">
            {PARTS.map(({ key, name, length }) => (
              <Field key={name} id={name} label={t(`enter.${key}`)}>
                {(control) => <TextInput {...control} name={name} digits maxLength={length} required />}
              </Field>
            ))}
          </div>
        </fieldset>
        <Field id="kk" label={t("enter.card")}>
          {(control) => <TextInput {...control} name="kk" digits maxLength={4} required />}
        </Field>
        <button type="submit" className={buttonClass("primary", "normal", "w-full")}>
          {t("enter.go")}
        </button>
      </form>
      {provider === null ? null : (
        <section className="space-y-2 border-line border-t pt-5">
          <h2 className="font-semibold text-lg">{t("provider.title")}</h2>
          <p className="text-base text-muted">{t("provider.lead", { name: provider.name })}</p>
          {/* Another site's page: fetched by nobody in advance. */}
          <a href="/mandiri/oidc" rel="nofollow" className={buttonClass("secondary", "normal", "w-full")}>
            {t("provider.enter", { name: provider.name })}
          </a>
        </section>
      )}
      <p className="text-base text-muted">{t("enter.noLetter")}</p>
      <p>
        <Link href="/mandiri/status" className="link inline-flex min-h-11 items-center">
          {t("enter.haveReceipt")}
        </Link>
      </p>
    </div>
  );
}
