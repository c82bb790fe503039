import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { PlanForm } from "@/components/staffing/plan-form";
import { PlanResult } from "@/components/staffing/plan-result";
import { PlanWeeks } from "@/components/staffing/plan-weeks";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { addressOf, one } from "@/lib/domain/list/address";
import { planWeeks } from "@/lib/domain/staffing/plan-week";
import { planHref, readPlan, sharesFault } from "@/lib/domain/staffing/service-plan";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findServiceFacts } from "@/lib/server/invitation/service-query";
import { regionLabel } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("servicePlan"))("title") };
}

/** How many people a village's service takes, from its own numbers, and how the plan goes. */
export default async function ServicePlanPage({ searchParams }: PageProps<"/undangan/tenaga">) {
  const actor = await requirePermission("invitation:read");
  const query = await searchParams;
  const village = one(query, "desa");
  const facts = await findServiceFacts(actor, village, new Date());
  if (facts === null) notFound();
  const plan = readPlan(query, facts.standard);
  const [t, invitation, common, label] = await Promise.all([
    getTranslations("servicePlan"),
    getTranslations("invitation"),
    getTranslations("common"),
    regionLabel(facts.villageCode),
  ]);
  const isWrong = sharesFault(plan);
  return (
    <>
      <Breadcrumbs
        label={common("breadcrumbs")}
        items={[{ label: invitation("title"), href: addressOf("/undangan", { desa: village }) }, { label: t("title") }]}
      />
      <PageHeading
        title={t("title")}
        lead={t("lead", { village: label })}
        actions={
          isWrong ? null : <FileLinks href={planHref(village, plan, "/undangan/tenaga/unduh")} title={t("title")} />
        }
      />
      <div className="grid grid-cols-1 gap-5">
        <Card title={t("formTitle")}>
          <p className="mb-4 text-sm text-muted">
            {t("ownFamilies")} {t(facts.hasOwnShares ? "ownShares" : "standardShares")}
          </p>
          <PlanForm plan={plan} village={village} />
        </Card>
        {isWrong ? (
          <Alert tone="attention">{t("tooMuch")}</Alert>
        ) : (
          <>
            <PlanResult plan={plan} />
            <PlanWeeks weeks={planWeeks(plan, facts.served, facts.today)} />
          </>
        )}
      </div>
    </>
  );
}
