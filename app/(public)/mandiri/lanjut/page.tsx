import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selfUpdate"))("title"), robots: { index: false, follow: false } };
}

/** Between the provider's site and the family's own page: leads on by itself, or by its button. */
export default async function GoOnPage() {
  const t = await getTranslations("selfUpdate.provider");
  return (
    <div className="mx-auto max-w-xl space-y-5 px-4 py-8 text-lg">
      <meta httpEquiv="refresh" content="0;url=/mandiri/keluarga" />
      <PageHeading title={t("done")} lead={t("doneLead")} />
      <LinkButton href="/mandiri/keluarga" variant="primary">
        {t("goOn")}
      </LinkButton>
    </div>
  );
}
