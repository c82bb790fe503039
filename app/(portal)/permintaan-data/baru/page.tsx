import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { RequestForm } from "@/components/data-request/request-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { covers } from "@/lib/domain/access/scope";
import { one } from "@/lib/domain/list/address";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { requestGround } from "@/lib/server/data-request/form-query";
import { childrenOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dataRequest.form"))("newTitle") };
}

/** A new request; who works for a whole province says of which regency. */
export default async function NewRequestPage({ searchParams }: PageProps<"/permintaan-data/baru">) {
  const actor = await requirePermission("data-request:ask");
  const { regionCode } = actor.grant;
  const regencies = regionCode.length < 4 ? await childrenOf(regionCode) : [];
  const asked = one(await searchParams, "kabupaten");
  const regencyCode =
    regencies.length === 0 ? regionCode : (regencies.find(({ code }) => code === asked) ?? regencies[0])?.code;
  if (regencyCode === undefined || !/^\d{4}$/.test(regencyCode) || !covers(regionCode, regencyCode)) notFound();
  const [t, common, locale] = await Promise.all([
    getTranslations("dataRequest"),
    getTranslations("common"),
    getLocale().then(localeOf),
  ]);
  const ground = await requestGround(regencyCode, locale, new Date());
  return (
    <>
      <PageHeading
        title={t("form.newTitle")}
        lead={t("form.lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/permintaan-data" }, { label: t("form.newTitle") }]}
          />
        }
      />
      {regencies.length === 0 ? null : (
        <Segmented
          label={t("form.regency")}
          items={regencies.map(({ code, label }) => ({
            href: `/permintaan-data/baru?kabupaten=${code}`,
            label,
            current: code === regencyCode,
          }))}
        />
      )}
      <ClientMessages namespaces={["dataRequest"]}>
        <RequestForm key={regencyCode} grantId={actor.grant.id} ground={ground} held={null} />
      </ClientMessages>
    </>
  );
}
