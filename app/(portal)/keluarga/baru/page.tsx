import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewFamilyStart } from "@/components/household/new-family-start";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findCurrentPeriod } from "@/lib/server/period/current-period";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("household"))("newTitle") };
}

export default async function NewFamilyPage() {
  const actor = await requirePermission("household:register");
  const [t, common, errors, period] = await Promise.all([
    getTranslations("household"),
    getTranslations("common"),
    getTranslations("errors"),
    findCurrentPeriod(actor.grant.regionCode, new Date()),
  ]);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("listTitle"), href: "/keluarga" }, { label: t("newTitle") }]}
          />
        }
        title={t("newTitle")}
        lead={t("newLead")}
      />
      <div className="max-w-prose">
        {period?.isOpen === true ? (
          <Card>
            <NewFamilyStart
              grantId={actor.grant.id}
              villageCode={actor.grant.regionCode}
              words={{
                start: t("newStart"),
                channel: t("channel"),
                desk: t("channelDesk"),
                visit: t("channelVisit"),
                failed: errors("code.INTERNAL.what"),
                errors: {
                  UNAVAILABLE: errors("code.UNAVAILABLE.what"),
                  DUPLICATE_OPEN_PROPOSAL: errors("code.DUPLICATE_OPEN_PROPOSAL.what"),
                  PERIOD_CLOSED: errors("code.PERIOD_CLOSED.what"),
                  GRANT_CHANGED: errors("code.GRANT_CHANGED.what"),
                  UNAUTHENTICATED: errors("code.UNAUTHENTICATED.what"),
                },
              }}
            />
          </Card>
        ) : (
          <Alert tone="attention">{t(period === null ? "noPeriod" : "closed")}</Alert>
        )}
        <p className="mt-4">
          <LinkButton href="/keluarga" icon="search" variant="quiet">
            {t("newSearchFirst")}
          </LinkButton>
        </p>
      </div>
    </>
  );
}
