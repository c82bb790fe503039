import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ObjectionFilters } from "@/components/objection/objection-filters";
import { ObjectionTable } from "@/components/objection/objection-table";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { countObjectionFilters, objectionHref, readObjectionFilter } from "@/lib/domain/objection/list-filter";
import { OBJECTION_STATES } from "@/lib/domain/objection/objection";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listObjections } from "@/lib/server/objection/list-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("objection"))("title") };
}

/** Objections of the reader's area: what waits for an answer, what was answered, what the village is to mend. */
export default async function ObjectionsPage({ searchParams }: PageProps<"/sanggahan">) {
  const actor = await requirePermission("objection:read");
  const { regionCode } = actor.grant;
  const query = await searchParams;
  const filter = readObjectionFilter(query);
  const [t, common, region, zone, villages, list] = await Promise.all([
    getTranslations("objection"),
    getTranslations("common"),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    regionCode.length === 10 ? [] : listVillages(regionCode),
    listObjections(actor, filter, new Date()),
  ]);
  const total = OBJECTION_STATES.reduce((sum, state) => sum + list.counts[state], 0);
  const isFiltered = filter.state !== null || countObjectionFilters(filter) > 0;
  const first = objectionHref(filter);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region })}
        actions={
          list.lines.length === 0 ? null : (
            <LinkButton href={objectionHref(filter, {}, "/sanggahan/unduh")} icon="download">
              {t("list.download")}
            </LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <Segmented
          label={t("list.show")}
          items={[
            {
              href: objectionHref(filter, { state: null }),
              label: t("list.all"),
              count: String(total),
              current: filter.state === null,
            },
            ...OBJECTION_STATES.map((state) => ({
              href: objectionHref(filter, { state }),
              label: t(`state.${state}`),
              count: String(list.counts[state]),
              current: filter.state === state,
            })),
          ]}
        />
        <ObjectionFilters filter={filter} villages={villages.map(({ code, name }) => ({ value: code, label: name }))} />
        {list.lines.length === 0 ? (
          <EmptyState title={t("list.emptyTitle")} icon="flag">
            {t(isFiltered ? "list.emptyFiltered" : "list.empty")}
          </EmptyState>
        ) : (
          <Card flush>
            <ObjectionTable lines={list.lines} zone={zone} isVillage={regionCode.length === 10} />
            <div className="px-4 sm:px-5">
              <Pagination
                label={t("title")}
                summary={t("list.onPage", { count: list.lines.length })}
                previous={filter.after === null ? null : { href: first, label: common("firstPage") }}
                next={
                  list.next === null
                    ? null
                    : { href: `${first}${first.includes("?") ? "&" : "?"}sesudah=${list.next}`, label: common("next") }
                }
              />
            </div>
          </Card>
        )}
        {list.lines.length === 0 ? null : <DownloadNote />}
      </div>
    </>
  );
}
