import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ObjectionForm } from "@/components/objection/objection-form";
import { formWords } from "@/components/objection/words";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { localDay } from "@/lib/domain/period/period";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDay } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findObjectionable } from "@/lib/server/objection/page-query";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("objection.form"))("title") };
}

/** What somebody says against a family's record or a decision on it, written down for the regency to answer. */
export default async function ObjectRoute({ params }: PageProps<"/keluarga/[id]/sanggah">) {
  const actor = await requirePermission("objection:file");
  const { id } = await params;
  const at = parsePublicId(id);
  const family = at === null ? null : await findObjectionable(actor, at);
  if (family === null) notFound();
  const [t, household, common, states, locale, zone, words] = await Promise.all([
    getTranslations("objection.form"),
    getTranslations("household"),
    getTranslations("common"),
    getTranslations("states.proposal"),
    getLocale().then(localeOf),
    timeZoneOf(family.villageCode),
    formWords(),
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
      <ClientMessages namespaces={["attachment"]}>
        <ObjectionForm
          grantId={actor.grant.id}
          regencyCode={family.regencyCode}
          householdId={family.householdId}
          proposals={family.proposals.map((proposal) => ({
            value: proposal.id,
            label: t("proposalOption", {
              state: states(proposal.state),
              day: formatDay(proposal.since, zone, locale, "short"),
            }),
          }))}
          today={localDay(new Date(), zone)}
          words={words}
        />
      </ClientMessages>
    </>
  );
}
