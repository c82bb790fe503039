import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import { Field } from "@/components/ui/field";
import { PageHeading } from "@/components/ui/page-heading";
import { TextInput } from "@/components/ui/text-input";
import { formatCheckToken, parseCheckToken } from "@/lib/domain/meeting/check-token";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selfUpdate.status"))("title") };
}

/** Asks for a receipt's code, and leads to where its update stands. */
export default async function StatusPage({ searchParams }: PageProps<"/mandiri/status">) {
  const { kode } = await searchParams;
  const code = typeof kode === "string" ? parseCheckToken(kode.trim()) : null;
  if (code !== null) redirect(`/mandiri/bukti/${formatCheckToken(code)}`);
  const [t, receipt] = await Promise.all([getTranslations("selfUpdate.status"), getTranslations("selfUpdate.receipt")]);
  return (
    <div className="mx-auto max-w-xl space-y-5 px-4 py-8 text-lg">
      <PageHeading title={t("title")} lead={t("lead")} />
      {kode === undefined ? null : (
        <Alert tone="attention" title={receipt("none")} live="assertive">
          {receipt("noneText")}
        </Alert>
      )}
      <form method="get" className="space-y-4">
        <Field id="kode" label={t("code")}>
          {(control) => <TextInput {...control} name="kode" maxLength={60} autoComplete="off" required />}
        </Field>
        <button type="submit" className={buttonClass("primary", "normal", "w-full")}>
          {t("go")}
        </button>
      </form>
    </div>
  );
}
