import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { newClientLabels, scopeOptions } from "@/components/api/labels";
import { NewClientForm } from "@/components/api/new-client-form";
import { summaryTitles } from "@/components/grant/labels";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { localDay } from "@/lib/domain/period/period";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.client.new"))("title") };
}

export default async function NewClientPage() {
  const actor = await requirePermission("api:manage");
  const { regionCode } = actor.grant;
  const [t, common, region, zone] = await Promise.all([
    getTranslations("api.client"),
    getTranslations("common"),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
  ]);
  return (
    <>
      <PageHeading
        title={t("new.title")}
        lead={t("new.lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/klien-api" }, { label: t("new.title") }]}
          />
        }
      />
      <NewClientForm
        grantId={actor.grant.id}
        regionCode={regionCode}
        today={localDay(new Date(), zone)}
        scopes={await scopeOptions()}
        labels={await newClientLabels(region, regionCode)}
        summaryTitles={await summaryTitles()}
      />
    </>
  );
}
