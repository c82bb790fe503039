import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SessionFilters } from "@/components/training-session/session-filters";
import { SessionTable } from "@/components/training-session/session-table";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { authorize } from "@/lib/domain/access/actor";
import { ACCESS_TIME_PATH } from "@/lib/domain/training-session/access-time-page";
import { readSessionFilter, sessionHref } from "@/lib/domain/training-session/list-filter";
import { SESSION_STATES } from "@/lib/domain/training-session/session";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { childrenOf, regionLabel } from "@/lib/server/region/queries";
import { listSessions } from "@/lib/server/training-session/list-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainingSession.list"))("title") };
}

/** Trainings of the reader's area: what comes next, what runs, what was. */
export default async function TrainingsPage({ searchParams }: PageProps<"/pelatihan">) {
  const actor = await requirePermission("training:plan");
  const { regionCode } = actor.grant;
  const filter = readSessionFilter(await searchParams);
  const [t, common, region, parts, list] = await Promise.all([
    getTranslations("trainingSession"),
    getTranslations("common"),
    regionLabel(regionCode),
    childrenOf(regionCode),
    listSessions(actor, filter, new Date()),
  ]);
  const plan = (
    <LinkButton href="/pelatihan/baru" variant="primary" icon="plus">
      {t("list.new")}
    </LinkButton>
  );
  const clock = authorize(actor, "dashboard:read") ? (
    <LinkButton href={ACCESS_TIME_PATH} icon="clock">
      {(await getTranslations("accessTime"))("title")}
    </LinkButton>
  ) : null;
  const isFiltered = filter.state !== null || filter.regionCode !== "";
  return (
    <>
      <PageHeading
        title={t("list.title")}
        lead={t("list.lead", { region })}
        actions={
          <>
            {clock}
            {plan}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <Segmented
          label={t("list.show")}
          items={[
            {
              href: sessionHref(filter, { state: null }),
              label: t("list.open"),
              count: String(list.counts.coming + list.counts.running),
              current: filter.state === null,
            },
            ...SESSION_STATES.map((state) => ({
              href: sessionHref(filter, { state }),
              label: t(`state.${state}`),
              count: String(list.counts[state]),
              current: filter.state === state,
            })),
          ]}
        />
        {parts.length === 0 ? null : (
          <SessionFilters
            filter={filter}
            regions={parts.map(({ code, label }) => ({ value: code, label }))}
            ownRegion={region}
          />
        )}
        {list.lines.length === 0 ? (
          <EmptyState title={t("list.emptyTitle")} icon="users" action={isFiltered ? null : plan}>
            {t(isFiltered ? "list.emptyFiltered" : "list.empty")}
          </EmptyState>
        ) : (
          <>
            <Card flush>
              <SessionTable lines={list.lines} />
              <div className="px-4 sm:px-5">
                <Pagination
                  label={common("pages")}
                  summary={t("list.onPage", { count: list.lines.length })}
                  previous={filter.after === null ? null : { href: sessionHref(filter), label: common("firstPage") }}
                  next={
                    list.next === null
                      ? null
                      : { href: sessionHref(filter, { after: list.next }), label: common("next") }
                  }
                />
              </div>
            </Card>
            <div className="no-print flex flex-wrap items-center gap-x-3 gap-y-1">
              {/* A plain link: a download must not be fetched ahead or kept by the router. */}
              <a
                href={sessionHref(filter, {}, "/pelatihan/unduh")}
                download
                className="link inline-flex min-h-11 items-center font-semibold"
              >
                {t("list.download")}
              </a>
              <DownloadNote />
            </div>
          </>
        )}
      </div>
    </>
  );
}
