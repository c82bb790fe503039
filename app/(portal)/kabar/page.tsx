import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { DeliveryNewsList } from "@/components/delivery/delivery-news-list";
import { CheckNewsList } from "@/components/news/check-news-list";
import { MarkRead } from "@/components/news/mark-read";
import { NewsList } from "@/components/news/news-list";
import { NoticeList } from "@/components/notice/notice-list";
import { RecommendationTask } from "@/components/recommendation/recommendation-task";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { problemLabels } from "@/components/user/labels";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { hasNews, parseNewsCursor } from "@/lib/domain/news/news";
import type { TimeZone } from "@/lib/i18n/formats";
import { requireActor } from "@/lib/server/auth/require-actor";
import { listDeliveryNews } from "@/lib/server/delivery/of-proposal";
import { listCheckNews } from "@/lib/server/news/check-news";
import { listNews } from "@/lib/server/news/queries";
import { listNotices } from "@/lib/server/notice/queries";
import { countRecommendations } from "@/lib/server/recommendation/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("news"))("title") };
}

/** What the portal tells one: reminders and hand-overs, and what became of the proposals one worked on. */
export default async function NewsRoute({ searchParams }: PageProps<"/kabar">) {
  const actor = await requireActor();
  const query = await searchParams;
  const asked = query["sebelum"];
  const after = typeof asked === "string" ? parseNewsCursor(asked) : null;
  const before = z.uuid().safeParse(query["sebelum-pemberitahuan"]);
  const now = new Date();
  const zone = await timeZoneOf(actor.grant.regionCode);
  const t = await getTranslations("news");
  const reads = hasNews(actor);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t(reads ? "lead" : "leadNotices")}
        actions={
          <LinkButton href="/kabar/mingguan" icon="calendar-days">
            {t("weekly")}
          </LinkButton>
        }
      />
      <div className="space-y-6">
        {after === null && !before.success ? <Recommendations actor={actor} /> : null}
        {after === null ? (
          <Notices actor={actor} after={before.success ? before.data : null} zone={zone} now={now} />
        ) : null}
        {reads && !before.success ? <News actor={actor} after={after} zone={zone} now={now} /> : null}
      </div>
    </>
  );
}

async function Recommendations({ actor }: { readonly actor: Actor }) {
  const count = await countRecommendations(actor);
  if (count === null || count === 0) return null;
  return <RecommendationTask count={count} asks={authorize(actor, "recommendation:ask")} />;
}

interface PartProps<After> {
  readonly actor: Actor;
  readonly after: After | null;
  readonly zone: TimeZone;
  readonly now: Date;
}

async function Notices({ actor, after, zone, now }: PartProps<string>) {
  const page = await listNotices(actor, after, now);
  const [t, common] = await Promise.all([getTranslations("notice"), getTranslations("common")]);
  return (
    <section aria-labelledby="pemberitahuan" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="pemberitahuan" className="text-lg">
          {t("title")}
        </h2>
        {page.hasNew && page.newestAt !== null ? (
          <MarkRead
            grantId={actor.grant.id}
            command="notice.mark-seen"
            until={page.newestAt.toISOString()}
            words={{ label: t("markRead"), busy: t("marking"), done: t("marked"), problem: await problemLabels() }}
          />
        ) : null}
      </div>
      {page.lines.length === 0 ? (
        <EmptyState title={t("emptyTitle")} icon="clock">
          {t("empty")}
        </EmptyState>
      ) : (
        <Card>
          <NoticeList lines={page.lines} zone={zone} now={now} />
        </Card>
      )}
      <Pagination
        label={common("pages")}
        previous={after === null ? null : { href: "/kabar", label: t("newest") }}
        next={page.next === null ? null : { href: `/kabar?sebelum-pemberitahuan=${page.next}`, label: t("older") }}
      />
    </section>
  );
}

async function News({ actor, after, zone, now }: PartProps<NonNullable<ReturnType<typeof parseNewsCursor>>>) {
  const [page, checks, deliveries] = await Promise.all([
    listNews(actor, after, now),
    after === null ? listCheckNews(actor, now) : [],
    after === null ? listDeliveryNews(actor, now) : [],
  ]);
  if (page === null) return null;
  const newest = [page.newestAt, checks[0]?.at ?? null, deliveries[0]?.at ?? null]
    .filter((at) => at !== null)
    .sort((a, b) => b.getTime() - a.getTime())[0];
  const hasNew = page.hasNew || [...checks, ...deliveries].some(({ isNew }) => isNew);
  const [t, common] = await Promise.all([getTranslations("news"), getTranslations("common")]);
  return (
    <section aria-labelledby="kabar-usulan" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="kabar-usulan" className="text-lg">
          {t("proposals")}
        </h2>
        {hasNew && newest !== undefined && after === null ? (
          <MarkRead
            grantId={actor.grant.id}
            command="news.mark-seen"
            until={newest.toISOString()}
            words={{ label: t("markRead"), busy: t("marking"), done: t("marked"), problem: await problemLabels() }}
          />
        ) : null}
      </div>
      <DeliveryNewsList lines={deliveries} zone={zone} now={now} />
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
    </section>
  );
}
