import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RegionalTabs } from "@/components/regional/regional-tabs";
import { RequireForm } from "@/components/regional/require-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findRequirementPage } from "@/lib/server/regional/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("regional"))("tabs.required") };
}

/** Which variables the region's villages must complete this period. */
export default async function RequiredPage() {
  const actor = await requirePermission("regional-item:manage");
  const locale = localeOf(await getLocale());
  const page = await findRequirementPage(actor, locale, new Date());
  const [t, regional] = await Promise.all([getTranslations("regional.required"), getTranslations("regional")]);
  if (page === null)
    return (
      <>
        <PageHeading title={regional("title")} />
        <RegionalTabs current="required" />
        <EmptyState title={t("noPeriod")} icon="calendar-days">
          {t("noPeriodBody")}
        </EmptyState>
      </>
    );
  const { year, isOpen, regionLabel, sections } = page;
  return (
    <>
      <PageHeading title={t("title", { year })} lead={t("lead", { region: regionLabel, year })} />
      <RegionalTabs current="required" />
      <RequireForm
        grantId={actor.grant.id}
        year={year}
        isOpen={isOpen}
        sections={sections}
        texts={{
          save: t("save"),
          busy: t("saving"),
          saved: t("saved"),
          closed: t("closed"),
          above: t("above"),
          coverage: t("coverage"),
        }}
      />
    </>
  );
}
