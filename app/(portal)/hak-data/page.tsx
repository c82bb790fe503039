import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { RightsFilters } from "@/components/rights/rights-filters";
import { RightsTable } from "@/components/rights/rights-table";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { countRightsFilters, RIGHTS_PATH, readRightsFilter, rightsHref } from "@/lib/domain/rights/list-filter";
import { RIGHTS_STATES } from "@/lib/domain/rights/rights";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";
import { listRightsRequests } from "@/lib/server/rights/list-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rights"))("title") };
}

/** What families of the reader's area have asked about their own data: what waits, what is late, what was answered. */
export default async function RightsRegisterPage({ searchParams }: PageProps<"/hak-data">) {
  const actor = await requirePermission("rights:read");
  const { regionCode } = actor.grant;
  const filter = readRightsFilter(await searchParams);
  const [t, common, region, zone, villages, list] = await Promise.all([
    getTranslations("rights"),
    getTranslations("common"),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    regionCode.length === 10 ? [] : listVillages(regionCode),
    listRightsRequests(actor, filter, new Date()),
  ]);
  const isFiltered = filter.state !== null || countRightsFilters(filter) > 0;
  const first = rightsHref(filter);
  const total = RIGHTS_STATES.reduce((sum, state) => sum + list.counts[state], 0);
  const isEmpty = list.lines.length === 0;
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region })}
        actions={
          isEmpty ? null : <FileLinks href={rightsHref(filter, {}, `${RIGHTS_PATH}/unduh`)} title={t("title")} />
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <Segmented
          label={t("list.show")}
          items={[null, ...RIGHTS_STATES].map((state) => ({
            href: rightsHref(filter, { state }),
            label: state === null ? t("list.all") : t(`state.${state}`),
            count: String(state === null ? total : list.counts[state]),
            current: filter.state === state,
          }))}
        />
        <RightsFilters filter={filter} villages={villages.map(({ code, name }) => ({ value: code, label: name }))} />
        {isEmpty ? (
          <EmptyState title={t("list.emptyTitle")} icon="shield-check">
            {t(isFiltered ? "list.emptyFiltered" : "list.empty")}
          </EmptyState>
        ) : (
          <Card flush>
            <RightsTable lines={list.lines} zone={zone} isVillage={regionCode.length === 10} />
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
        {isEmpty ? null : <DownloadNote hasWorkbook />}
      </div>
    </>
  );
}
