import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AskForm } from "@/components/recommendation/ask-form";
import { RecommendationList } from "@/components/recommendation/recommendation-list";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { problemLabels } from "@/components/user/labels";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/working-day";
import { localDay } from "@/lib/domain/period/period";
import {
  type RecommendationList as Page,
  RECOMMENDATION_PATH,
  type RecommendationFilter,
  readRecommendationFilter,
  recommendationHref,
} from "@/lib/domain/recommendation/page";
import { RECOMMENDATION_STATES } from "@/lib/domain/recommendation/recommendation";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listRecommendations } from "@/lib/server/recommendation/queries";
import { childrenOf, regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

/** What one usually gives a village for an answer. */
const ANSWER_DAYS = 14;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recommendation"))("title") };
}

/** A coach's recommendations and what came of them: for the coach of the area, its villages and its regency. */
export default async function RecommendationsPage({ searchParams }: PageProps<"/rekomendasi">) {
  const actor = await requirePermission("recommendation:read");
  const filter = readRecommendationFilter(await searchParams);
  const now = new Date();
  const page = await listRecommendations(actor, filter, now);
  if (page === null) notFound();
  const [t, common, zone] = await Promise.all([
    getTranslations("recommendation"),
    getTranslations("common"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const today = localDay(now, zone);
  const isCoach = authorize(actor, "recommendation:ask");
  return (
    <>
      <PageHeading title={t("title")} lead={t(isCoach ? "leadCoach" : "lead")} />
      <div className="grid max-w-4xl grid-cols-1 gap-5">
        {isCoach ? <Ask actor={actor} today={today} /> : null}
        <div className="space-y-2">
          <States page={page} filter={filter} />
          {page.lines.length === 0 ? null : (
            <a
              href={recommendationHref(filter, {}, `${RECOMMENDATION_PATH}/unduh`)}
              download
              className="link no-print inline-flex min-h-11 items-center"
            >
              {t("csv.download")}
            </a>
          )}
        </div>
        {page.lines.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="flag">
            {t(isCoach ? "emptyCoach" : "empty")}
          </EmptyState>
        ) : (
          <RecommendationList
            lines={page.lines}
            now={now}
            today={today}
            dueDay={addDays(today, ANSWER_DAYS)}
            zone={zone}
            grantId={actor.grant.id}
          />
        )}
        <Pagination
          label={common("pages")}
          previous={filter.after === null ? null : { href: recommendationHref(filter), label: common("firstPage") }}
          next={
            page.next === null
              ? null
              : { href: recommendationHref(filter, { after: page.next }), label: common("next") }
          }
        />
        {page.lines.length === 0 ? null : <DownloadNote />}
      </div>
    </>
  );
}

async function States({ page, filter }: { readonly page: Page; readonly filter: RecommendationFilter }) {
  const [t, common] = await Promise.all([getTranslations("recommendation"), getTranslations("common")]);
  const total = RECOMMENDATION_STATES.reduce((sum, state) => sum + page.counts[state], 0);
  return (
    <Segmented
      label={t("show")}
      items={[
        {
          href: recommendationHref(filter, { state: null, isOverdue: false }),
          label: common("all"),
          count: String(total),
          current: filter.state === null && !filter.isOverdue,
        },
        ...RECOMMENDATION_STATES.map((state) => ({
          href: recommendationHref(filter, { state, isOverdue: false }),
          label: t(`state.${state}`),
          count: String(page.counts[state]),
          current: filter.state === state && !filter.isOverdue,
        })),
        {
          href: recommendationHref(filter, { state: null, isOverdue: true }),
          label: t("overdue"),
          count: String(page.overdue),
          current: filter.isOverdue,
        },
      ]}
    />
  );
}

async function Ask({ actor, today }: { readonly actor: Actor; readonly today: string }) {
  const own = actor.grant.regionCode;
  const [t, below, ownLabel, problem] = await Promise.all([
    getTranslations("recommendation.form"),
    own.length >= 4 ? listVillages(own) : childrenOf(own),
    regionLabel(own),
    problemLabels(),
  ]);
  const addressable = [
    ...(own.length === 4 ? [{ value: own, label: ownLabel }] : []),
    ...below
      .filter(({ code }) => code.length === 4 || code.length === 10)
      .map(({ code, name }) => ({ value: code, label: name })),
  ];
  if (addressable.length === 0) return null;
  return (
    <Card title={t("title")}>
      <AskForm
        grantId={actor.grant.id}
        areas={addressable}
        today={today}
        dueDay={addDays(today, ANSWER_DAYS)}
        words={{
          area: t("area"),
          choose: t("choose"),
          areaMissing: t("areaMissing"),
          text: t("text"),
          textHint: t("textHint"),
          textShort: t("textShort"),
          textIdentifier: t("textIdentifier"),
          due: t("due"),
          duePast: t("duePast"),
          ask: t("ask"),
          asking: t("asking"),
          asked: t("asked"),
          problem,
          dateLabels: await dateLabels(),
        }}
      />
    </Card>
  );
}
