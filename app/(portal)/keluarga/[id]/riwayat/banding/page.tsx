import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ComparisonView } from "@/components/history/comparison-view";
import { RevisionChooser } from "@/components/history/revision-chooser";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findComparison } from "@/lib/server/household/comparison-query";
import { timeZoneOf } from "@/lib/server/region/queries";
import { readRevision } from "../history-address";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("history.compare"))("pageTitle") };
}

/** Two revisions of a family side by side (`?dari=2&ke=5`). */
export default async function ComparisonRoute({ params, searchParams }: PageProps<"/keluarga/[id]/riwayat/banding">) {
  const actor = await requirePermission("household:read");
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale().then(localeOf)]);
  const href = `/keluarga/${id}/riwayat`;
  const [from, to] = [readRevision(query["dari"]), readRevision(query["ke"])];
  if (from === null || to === null || from === to) redirect(href);
  const page = await findComparison(actor, id, { from, to }, locale, new Date());
  if (page === null) notFound();
  const [t, when, household, common] = await Promise.all([
    getTranslations("history.compare"),
    getTranslations("history.when"),
    getTranslations("household"),
    getTranslations("common"),
  ]);
  const crumbs = [
    { label: household("listTitle"), href: "/keluarga" },
    { label: page.headName, href: `/keluarga/${id}` },
    { label: household("history"), href },
    { label: t("pageTitle") },
  ];
  return (
    <>
      <PageHeading
        above={<Breadcrumbs label={common("breadcrumbs")} items={crumbs} />}
        title={t("heading", { name: page.headName, from: page.from, to: page.to })}
        lead={t("lead")}
        actions={
          <LinkButton href={href} icon="history">
            {when("back")}
          </LinkButton>
        }
      />
      <div className="no-print mb-5 max-w-2xl">
        <Panel summary={t("title")}>
          <RevisionChooser href={`${href}/banding`} newest={page.newest} from={page.from} to={page.to} />
        </Panel>
      </div>
      <ComparisonView page={page} href={href} zone={await timeZoneOf(page.villageCode)} locale={locale} />
    </>
  );
}
