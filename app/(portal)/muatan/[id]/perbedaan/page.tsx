import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DifferenceList } from "@/components/extract/difference-list";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listDifferences } from "@/lib/server/extract/difference-queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("extract.difference"))("title") };
}

/** Where a later extract and the register differ. */
export default async function DifferencesPage({ params, searchParams }: PageProps<"/muatan/[id]/perbedaan">) {
  const actor = await requirePermission("extract:read");
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale().then(localeOf)]);
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : undefined);
  const after = text("sesudah");
  const page = await listDifferences(actor, id, { verdict: text("macam"), state: text("keadaan"), after, locale });
  if (page === null) notFound();
  const [t, common] = await Promise.all([getTranslations("extract"), getTranslations("common")]);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: t("title"), href: "/muatan" },
              { label: t("page.title"), href: `/muatan/${id}` },
              { label: t("difference.title") },
            ]}
          />
        }
        title={t("difference.title")}
        lead={t("difference.lead")}
      />
      <DifferenceList page={page} isFirst={after === undefined} grantId={actor.grant.id} locale={locale} />
    </>
  );
}
