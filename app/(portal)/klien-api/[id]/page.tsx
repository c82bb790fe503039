import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientActions } from "@/components/api/client-actions";
import { ClientFacts } from "@/components/api/client-facts";
import { ClientHistory } from "@/components/api/client-history";
import { ClientHook } from "@/components/api/client-hook";
import { ClientPartner } from "@/components/api/client-partner";
import { ClientSecrets } from "@/components/api/client-secrets";
import { ClientUse } from "@/components/api/client-use";
import { PartnerTraffic } from "@/components/api/partner-traffic";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { isUuid } from "@/lib/domain/list/address";
import { findClientPage } from "@/lib/server/api/client-queries";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.client"))("title") };
}

export default async function ClientDetailPage({ params }: PageProps<"/klien-api/[id]">) {
  const actor = await requirePermission("api:approve");
  const { id } = await params;
  const now = new Date();
  const client = isUuid(id) ? await findClientPage(actor, id, now) : null;
  if (client === null) notFound();
  const [t, common, zone] = await Promise.all([
    getTranslations("api.client"),
    getTranslations("common"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const partner =
    client.partner === null ? null : { clientId: client.id, partner: client.partner, grantId: actor.grant.id, zone };
  return (
    <>
      <PageHeading
        title={client.name}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/klien-api" }, { label: client.name }]}
          />
        }
      />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-5">
          <ClientFacts client={client} zone={zone} />
          <ClientActions client={client} grantId={actor.grant.id} />
          {partner === null ? null : <ClientPartner {...partner} />}
        </div>
        <div className="grid grid-cols-1 gap-5">
          <ClientSecrets client={client} grantId={actor.grant.id} zone={zone} />
          <ClientHook client={client} grantId={actor.grant.id} zone={zone} />
          {partner === null ? null : <PartnerTraffic {...partner} />}
          <ClientUse client={client} />
          <ClientHistory client={client} zone={zone} now={now} />
        </div>
      </div>
    </>
  );
}
