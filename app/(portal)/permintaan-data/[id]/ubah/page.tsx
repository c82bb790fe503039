import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { RequestForm } from "@/components/data-request/request-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { requestGround } from "@/lib/server/data-request/form-query";
import { findRequest } from "@/lib/server/data-request/page-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dataRequest.form"))("editTitle") };
}

/** A draft, or what came back, while it is changed. */
export default async function EditRequestPage({ params }: PageProps<"/permintaan-data/[id]/ubah">) {
  const actor = await requirePermission("data-request:ask");
  const at = parsePublicId((await params).id);
  const now = new Date();
  const page = at === null ? null : await findRequest(actor, at, now);
  if (page === null || !page.can.edit) notFound();
  const [t, common, locale] = await Promise.all([
    getTranslations("dataRequest"),
    getTranslations("common"),
    getLocale().then(localeOf),
  ]);
  const ground = await requestGround(page.regencyCode, locale, now);
  const { id, version, fields } = page;
  return (
    <>
      <PageHeading
        title={t("form.editTitle")}
        lead={t("form.lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: t("title"), href: "/permintaan-data" },
              { label: page.fields.title || t("page.draftName"), href: `/permintaan-data/${page.publicId}` },
              { label: t("form.editTitle") },
            ]}
          />
        }
      />
      <ClientMessages namespaces={["dataRequest"]}>
        <RequestForm grantId={actor.grant.id} ground={ground} held={{ id, version, fields }} />
      </ClientMessages>
    </>
  );
}
