import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PrintButton } from "@/components/service-desk/print-button";
import { SlipCard } from "@/components/service-desk/slip-card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { isUuid } from "@/lib/domain/list/address";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findOwnSlip } from "@/lib/server/desk/slip-query";
import { villageLine } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceDesk.slip"))("title") };
}

/** A number's slip, to print for whoever stands at the desk. */
export default async function SlipPage({ params }: PageProps<"/loket/slip/[id]">) {
  const actor = await requirePermission("desk:read");
  const { id } = await params;
  const slip = isUuid(id) ? await findOwnSlip(actor, id) : null;
  if (slip === null) notFound();
  const t = await getTranslations("serviceDesk.slip");
  return (
    <>
      <PageHeading
        title={t("heading", { number: slip.number })}
        actions={
          <>
            <PrintButton label={t("print")} />
            <LinkButton href="/loket">{t("back")}</LinkButton>
          </>
        }
      />
      <SlipCard slip={slip} village={await villageLine(slip.villageCode)} />
    </>
  );
}
