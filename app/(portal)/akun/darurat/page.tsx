import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GlassCards } from "@/components/glass/glass-cards";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/server/auth/require-actor";
import { listOwnGlass } from "@/lib/server/glass/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("glass.own"))("title") };
}

/** Access in an emergency that concerns a person: held, opened or told of. */
export default async function OwnGlassPage() {
  const actor = await requireActor();
  const lines = await listOwnGlass(actor, new Date());
  const [t, common] = await Promise.all([getTranslations("glass.own"), getTranslations("common")]);
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
        <GlassCards lines={lines} grantId={actor.grant.id} />
      )}
    </>
  );
}
