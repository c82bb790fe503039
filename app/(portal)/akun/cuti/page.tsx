import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DelegationList } from "@/components/delegation/delegation-list";
import { DutyCard } from "@/components/delegation/duty-card";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/server/auth/require-actor";
import { findLeavePage } from "@/lib/server/delegation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delegation"))("title") };
}

/** Where a person hands their duties to colleagues for the days of a leave. */
export default async function LeaveRoute() {
  const actor = await requireActor();
  const page = await findLeavePage(actor, new Date());
  const [t, common] = await Promise.all([getTranslations("delegation"), getTranslations("common")]);
  const grantId = actor.grant.id;
  return (
    <div className="space-y-8">
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: "/akun" }, { label: t("title") }]}
          />
        }
      />
      <section aria-labelledby="tugas" className="space-y-3">
        <h2 id="tugas" className="text-lg">
          {t("duties")}
        </h2>
        {page.duties.map((duty) => (
          <DutyCard key={duty.id} duty={duty} grantId={grantId} />
        ))}
      </section>
      <section aria-labelledby="diserahkan" className="space-y-3">
        <h2 id="diserahkan" className="text-lg">
          {t("given")}
        </h2>
        {page.given.length === 0 ? (
          <p className="text-muted">{t("noneGiven")}</p>
        ) : (
          <DelegationList lines={page.given} grantId={grantId} />
        )}
      </section>
      {page.received.length === 0 ? null : (
        <section aria-labelledby="diterima" className="space-y-3">
          <h2 id="diterima" className="text-lg">
            {t("received")}
          </h2>
          <DelegationList lines={page.received} grantId={grantId} />
        </section>
      )}
    </div>
  );
}
