import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CheckNewsList } from "@/components/news/check-news-list";
import { MarkRead } from "@/components/news/mark-read";
import { NewsList } from "@/components/news/news-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { problemLabels } from "@/components/user/labels";
import { parseNewsCursor } from "@/lib/domain/news/news";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listCheckNews } from "@/lib/server/news/check-news";
import { listNews } from "@/lib/server/news/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("news"))("title") };
}

/** What became of the proposals one worked on. */
export default async function NewsRoute({ searchParams }: PageProps<"/kabar">) {
  const actor = await requirePermission("proposal:draft");
  const asked = (await searchParams)["sebelum"];
  const after = typeof asked === "string" ? parseNewsCursor(asked) : null;
  const now = new Date();
  const [page, checks] = await Promise.all([
    listNews(actor, after, now),
    after === null ? listCheckNews(actor, now) : [],
  ]);
  if (page === null) notFound();
  const newest = [page.newestAt, checks[0]?.at ?? null]
    .filter((at) => at !== null)
    .sort((a, b) => b.getTime() - a.getTime())[0];
  const hasNew = page.hasNew || checks.some(({ isNew }) => isNew);
  const [t, common, zone] = await Promise.all([
    getTranslations("news"),
    getTranslations("common"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        actions={
          hasNew && newest !== undefined && after === null ? (
            <MarkRead
              grantId={actor.grant.id}
              until={newest.toISOString()}
              words={{ label: t("markRead"), busy: t("marking"), done: t("marked"), problem: await problemLabels() }}
            />
          ) : null
        }
      />
      <CheckNewsList lines={checks} zone={zone} now={now} />
      {page.lines.length === 0 ? (
        <EmptyState title={t("emptyTitle")} icon="messages-square">
          {t("empty")}
        </EmptyState>
      ) : (
        <Card>
          <NewsList lines={page.lines} zone={zone} now={now} />
        </Card>
      )}
      <Pagination
        label={common("pages")}
        previous={after === null ? null : { href: "/kabar", label: t("newest") }}
        next={page.next === null ? null : { href: `/kabar?sebelum=${page.next}`, label: t("older") }}
      />
    </>
  );
}
