import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientTable } from "@/components/api/client-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { listClients } from "@/lib/server/api/client-queries";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.client"))("title") };
}

/** The other systems that read an area by machine. */
export default async function ClientsPage() {
  const actor = await requirePermission("api:approve");
  const [t, lines, region, zone] = await Promise.all([
    getTranslations("api.client"),
    listClients(actor, new Date()),
    regionLabel(actor.grant.regionCode),
    timeZoneOf(actor.grant.regionCode),
  ]);
  if (lines === null) notFound();
  const mayMake = authorize(actor, "api:manage");
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region })}
        actions={
          <>
            <LinkButton href="/api-terbuka" icon="book-open">
              {t("read")}
            </LinkButton>
            {mayMake ? (
              <LinkButton href="/klien-api/baru" variant="primary" icon="plus">
                {t("create")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {lines.length === 0 ? (
        <EmptyState title={t("emptyTitle")} icon="key-round">
          {t(mayMake ? "empty" : "emptyApprove")}
        </EmptyState>
      ) : (
        <Card flush>
          <ClientTable lines={lines} zone={zone} />
        </Card>
      )}
    </>
  );
}
