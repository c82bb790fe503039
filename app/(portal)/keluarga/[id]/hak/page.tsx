import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RightsForm } from "@/components/rights/rights-form";
import { rightsFormWords } from "@/components/rights/words";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findAskingFamily } from "@/lib/server/rights/family-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rights.form"))("title") };
}

/** What a family that stands at the desk asks about its own data, written down; the 3 x 24 hours begin. */
export default async function AskRightsRoute({ params }: PageProps<"/keluarga/[id]/hak">) {
  const actor = await requirePermission("rights:record");
  const { id } = await params;
  const at = parsePublicId(id);
  const family = at === null ? null : await findAskingFamily(actor, at);
  if (at === null || family === null) notFound();
  const [t, household, common, words] = await Promise.all([
    getTranslations("rights.form"),
    getTranslations("household"),
    getTranslations("common"),
    rightsFormWords(),
  ]);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: household("listTitle"), href: "/keluarga" },
              { label: family.headName, href: `/keluarga/${id}` },
              { label: t("title") },
            ]}
          />
        }
        title={t("title")}
        lead={t("lead", { name: family.headName })}
      />
      <RightsForm grantId={actor.grant.id} regencyCode={at.regencyCode} householdId={at.id} words={words} />
    </>
  );
}
