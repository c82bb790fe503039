import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CandidateList } from "@/components/training-session/candidate-list";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { isUuid } from "@/lib/domain/list/address";
import { readSessionFilter, sessionHref } from "@/lib/domain/training-session/list-filter";
import type { SessionDetail } from "@/lib/domain/training-session/page";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { childrenOf } from "@/lib/server/region/queries";
import { CANDIDATES_COUNTED, listCandidates } from "@/lib/server/training-session/candidate-query";
import { findSessionDetail } from "@/lib/server/training-session/detail-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainingSession.invite"))("title") };
}

/** People named to a duty in a training's region who have no seat there. */
export default async function InvitePage({ params, searchParams }: PageProps<"/pelatihan/[id]/undang">) {
  const actor = await requirePermission("training:plan");
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const now = new Date();
  const detail = isUuid(id) ? await findSessionDetail(actor, id, now) : null;
  if (detail === null) notFound();
  const { session, counts, can } = detail;
  const filter = { ...readSessionFilter(query), state: null };
  const [t, list, common, page] = await Promise.all([
    getTranslations("trainingSession.invite"),
    getTranslations("trainingSession.list"),
    getTranslations("common"),
    can.invite ? listCandidates(session, filter.regionCode, filter.after, now) : null,
  ]);
  const here = `/pelatihan/${id}/undang`;
  const first = sessionHref(filter, {}, here);
  // Everybody from here on is invited by now, or who was seen last is: the list begins anew.
  if (page?.candidates.length === 0 && filter.after !== null) redirect(first);
  const free = Math.max(0, counts.capacity - counts.confirmed);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region: session.regionLabel })}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: list("title"), href: "/pelatihan" },
              { label: session.title, href: `/pelatihan/${id}` },
              { label: t("title") },
            ]}
          />
        }
      />
      {page === null ? (
        <Alert tone="attention">{t("over")}</Alert>
      ) : (
        <div className="grid grid-cols-1 gap-4">
          <Alert>{t("free", { free })}</Alert>
          <PartFilter session={session} part={filter.regionCode} here={here} />
          {page.candidates.length === 0 ? (
            <EmptyState
              title={t("emptyTitle")}
              icon="users"
              action={<LinkButton href={`/pelatihan/${id}`}>{session.title}</LinkButton>}
            >
              {t(filter.regionCode === "" ? "empty" : "emptyFiltered")}
            </EmptyState>
          ) : (
            <CandidateList
              // Another page is another choice.
              key={`${filter.regionCode}${filter.after}`}
              candidates={page.candidates}
              sessionId={id}
              grantId={actor.grant.id}
              zone={session.zone}
            />
          )}
          <Pagination
            label={common("pages")}
            summary={
              page.total > CANDIDATES_COUNTED
                ? t("moreThan", { count: CANDIDATES_COUNTED })
                : t("total", { count: page.total })
            }
            previous={filter.after === null ? null : { href: first, label: t("first") }}
            next={
              page.next === null
                ? null
                : { href: sessionHref(filter, { after: page.next }, here), label: common("next") }
            }
          />
        </div>
      )}
    </>
  );
}

async function PartFilter(props: {
  readonly session: SessionDetail["session"];
  readonly part: string;
  readonly here: string;
}) {
  const { session, part, here } = props;
  const [t, parts] = await Promise.all([getTranslations("trainingSession.invite"), childrenOf(session.regionCode)]);
  if (parts.length === 0) return null;
  return (
    <FilterBar action={here} activeCount={part === "" ? 0 : 1} resetHref={here}>
      <FilterSelect
        id="saring-wilayah"
        label={t("region")}
        name="wilayah"
        value={part}
        options={parts.map(({ code, label }) => ({ value: code, label }))}
        placeholder={t("anyRegion", { region: session.regionLabel })}
      />
    </FilterBar>
  );
}
