import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RequestContentCard } from "@/components/data-request/content-card";
import { FactsCard, HandedCard } from "@/components/data-request/facts-card";
import { PapersCard } from "@/components/data-request/papers-card";
import { ReportsCard } from "@/components/data-request/reports-card";
import { StandingBadge } from "@/components/data-request/standing-badge";
import { StepCard } from "@/components/data-request/step-card";
import { WayCard } from "@/components/data-request/way-card";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findRequest } from "@/lib/server/data-request/page-query";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dataRequest"))("title") };
}

/** One request: what is asked, where it is, what was handed over, what was told of its use. */
export default async function RequestDetailPage({ params }: PageProps<"/permintaan-data/[id]">) {
  const actor = await requirePermission("data-request:read");
  const at = parsePublicId((await params).id);
  const now = new Date();
  const page = at === null ? null : await findRequest(actor, at, now);
  if (page === null) notFound();
  const [t, common, zone] = await Promise.all([
    getTranslations("dataRequest"),
    getTranslations("common"),
    timeZoneOf(page.regencyCode),
  ]);
  const { number, fields } = page;
  const grantId = actor.grant.id;
  const name = number === null ? t("page.draftName") : t("page.name", { number });
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/permintaan-data" }, { label: name }]}
          />
        }
        title={fields.title === "" ? name : fields.title}
        lead={t("page.leadOf", {
          office: fields.office || "–",
          level: fields.level === null ? t("page.noLevel") : t(`level.${fields.level}`),
        })}
        actions={<StandingBadge standing={page.standing} />}
      />
      <ClientMessages namespaces={["dataRequest"]}>
        <div className="grid gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
          <div className="grid min-w-0 grid-cols-1 content-start gap-5">
            <StepCard page={page} grantId={grantId} />
            <RequestContentCard page={page} grantId={grantId} />
            <ReportsCard page={page} grantId={grantId} zone={zone} />
            <FactsCard page={page} zone={zone} />
            <HandedCard page={page} />
          </div>
          <div className="grid min-w-0 grid-cols-1 content-start gap-5">
            <WayCard page={page} zone={zone} now={now} />
            <PapersCard page={page} grantId={grantId} zone={zone} />
          </div>
        </div>
      </ClientMessages>
    </>
  );
}
