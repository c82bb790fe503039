import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import * as z from "zod";
import { ItemEditor } from "@/components/regional/item-editor";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { bothLanguages } from "@/lib/domain/regional/item";
import { itemForm } from "@/lib/domain/regional/item-form";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findOwnItem } from "@/lib/server/regional/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("regional.edit"))("title") };
}

export default async function EditItemPage({ params }: PageProps<"/item-daerah/[id]">) {
  const actor = await requirePermission("regional-item:manage");
  const { id } = await params;
  const item = z.uuid().safeParse(id).success ? await findOwnItem(actor, id) : null;
  if (item === null) notFound();
  const [t, regional, common, locale] = await Promise.all([
    getTranslations("regional.edit"),
    getTranslations("regional"),
    getTranslations("common"),
    getLocale().then(localeOf),
  ]);
  const label = bothLanguages(item.label)[locale];
  return (
    <ClientMessages namespaces={["regional", "form", "common"]}>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: regional("title"), href: "/item-daerah" }, { label }]}
          />
        }
        title={t("title")}
        lead={t("lead")}
      />
      <ItemEditor
        key={item.version}
        grantId={actor.grant.id}
        known={{ itemId: item.itemId, version: item.version, isRetired: item.retired }}
        start={itemForm(item, item.activeFrom)}
      />
    </ClientMessages>
  );
}
