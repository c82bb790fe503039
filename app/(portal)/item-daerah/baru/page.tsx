import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ItemEditor } from "@/components/regional/item-editor";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { itemForm } from "@/lib/domain/regional/item-form";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findItemsPage } from "@/lib/server/regional/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("regional.edit"))("newTitle") };
}

export default async function NewItemPage() {
  const actor = await requirePermission("regional-item:manage");
  const page = await findItemsPage(actor, new Date());
  if (page === null) redirect("/item-daerah");
  const [t, regional, common] = await Promise.all([
    getTranslations("regional.edit"),
    getTranslations("regional"),
    getTranslations("common"),
  ]);
  return (
    <ClientMessages namespaces={["regional", "form", "common"]}>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: regional("title"), href: "/item-daerah" }, { label: t("newTitle") }]}
          />
        }
        title={t("newTitle")}
        lead={t("lead")}
      />
      <ItemEditor grantId={actor.grant.id} known={null} start={itemForm(null, page.today)} />
    </ClientMessages>
  );
}
