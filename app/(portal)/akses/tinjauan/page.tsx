import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { KeepForm } from "@/components/access-review/keep-form";
import { ReviewSummary } from "@/components/access-review/review-summary";
import { ReviewTable } from "@/components/access-review/review-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { problemLabels } from "@/components/user/labels";
import { REVIEW_PATH, REVIEW_STATES, readReviewFilter, reviewHref } from "@/lib/domain/access/review-page";
import { findReview } from "@/lib/server/access-review/queries";
import { requirePermission } from "@/lib/server/auth/require-actor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accessReview"))("title") };
}

/** The quarterly review of who can open families of an area. */
export default async function ReviewRoute({ searchParams }: PageProps<"/akses/tinjauan">) {
  const actor = await requirePermission("grant:manage");
  const filter = readReviewFilter(await searchParams);
  const now = new Date();
  const page = await findReview(actor, filter, now);
  if (page === null) notFound();
  const [t, watch, common] = await Promise.all([
    getTranslations("accessReview"),
    getTranslations("accessWatch"),
    getTranslations("common"),
  ]);
  const { state, after } = filter;
  const table = <ReviewTable lines={page.lines} grantId={actor.grant.id} now={now} />;
  const counts = { open: page.progress.left, done: page.progress.kept };
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region: page.regionLabel })}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: "/akses" }, { label: t("title") }]}
          />
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <ReviewSummary page={page} />
        <Segmented
          label={t("states")}
          items={REVIEW_STATES.map((each) => ({
            href: reviewHref({ state: each, after: null }),
            label: t(`state.${each}`),
            count: String(counts[each]),
            current: each === state,
          }))}
        />
        {page.lines.length === 0 ? (
          <EmptyState title={t(`emptyTitle.${state}`)} icon={state === "open" ? "circle-check" : "eye"}>
            {t(`empty.${state}`)}
          </EmptyState>
        ) : state === "open" ? (
          <KeepForm grantId={actor.grant.id} quarter={page.quarter} words={await keepWords()}>
            <Card flush>{table}</Card>
          </KeepForm>
        ) : (
          <Card flush>{table}</Card>
        )}
        <Pagination
          label={common("pages")}
          summary={watch("onPage", { count: page.lines.length })}
          previous={after === null ? null : { href: reviewHref({ state, after: null }), label: common("firstPage") }}
          next={page.next === null ? null : { href: reviewHref({ state, after: page.next }), label: common("next") }}
        />
        <p className="no-print flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          {/* A plain link: a download must not be fetched ahead or kept by the router. */}
          <a href={`${REVIEW_PATH}/unduh`} download className="link inline-flex min-h-11 items-center font-semibold">
            {t("download")}
          </a>
          {t("logged")}
        </p>
      </div>
    </>
  );
}

async function keepWords() {
  const t = await getTranslations("accessReview.keep");
  return {
    all: t("all"),
    none: t("none"),
    keep: t("keep"),
    keeping: t("keeping"),
    kept: t("kept"),
    nothing: t("nothing"),
    problem: await problemLabels(),
  };
}
