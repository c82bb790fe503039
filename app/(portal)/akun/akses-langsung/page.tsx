import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DirectCards } from "@/components/grant/direct-cards";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/server/auth/require-actor";
import { listDirectAccess } from "@/lib/server/grant/direct-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.direct"))("title") };
}

/** What an administrator opened by hand over data that a person answers for. */
export default async function DirectAccessPage() {
  const lines = await listDirectAccess(await requireActor(), new Date());
  const [t, common] = await Promise.all([getTranslations("admin.direct"), getTranslations("common")]);
  return (
    <>
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
      {lines.length === 0 ? (
        <EmptyState title={t("emptyTitle")} icon="lock">
          {t("empty")}
        </EmptyState>
      ) : (
        <DirectCards lines={lines} />
      )}
    </>
  );
}
