import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ViewList } from "@/components/saved-view/view-list";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listSavedViews } from "@/lib/server/saved-view/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("savedView"))("title") };
}

/** The tables that a person keeps under a name; nobody else's. */
export default async function SavedViewsPage() {
  const actor = await requirePermission("dashboard:read");
  const [t, common, dashboard, views] = await Promise.all([
    getTranslations("savedView"),
    getTranslations("common"),
    getTranslations("dashboard"),
    listSavedViews(actor),
  ]);
  const compose = (
    <LinkButton href={`/dasbor/${actor.grant.regionCode}/tabel`} variant="primary">
      {t("compose")}
    </LinkButton>
  );
  return (
    <div className="space-y-5">
      <PageHeading
        title={t("title")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: dashboard("above"), href: "/dasbor" }, { label: t("title") }]}
          />
        }
        lead={t("lead")}
        actions={views.length === 0 ? null : compose}
      />
      {views.length === 0 ? (
        <EmptyState title={t("empty")} icon="chart-column" action={compose}>
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <ViewList views={views} grantId={actor.grant.id} />
      )}
    </div>
  );
}
