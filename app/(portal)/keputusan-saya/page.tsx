import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnDecisionFilters } from "@/components/decision/own-decision-filters";
import { OwnDecisionTable } from "@/components/decision/own-decision-table";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { countDecisionFilters, decisionHref, readDecisionFilter } from "@/lib/domain/decision/list-filter";
import { eventsOf, itemPath } from "@/lib/domain/decision/own-events";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listOwnDecisions } from "@/lib/server/decision/own-list";
import { timeZoneOf } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

const VILLAGE_DIGITS = 10;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("decision"))("title") };
}

/** What the reader sent and decided, and what became of it. */
export default async function OwnDecisionsPage({ searchParams }: PageProps<"/keputusan-saya">) {
  const actor = await requirePermission("decision:read-own");
  const { regionCode } = actor.grant;
  const filter = readDecisionFilter(await searchParams);
  const now = new Date();
  const zone = await timeZoneOf(regionCode);
  const isVillage = regionCode.length === VILLAGE_DIGITS;
  const [t, common, villages, list] = await Promise.all([
    getTranslations("decision"),
    getTranslations("common"),
    isVillage ? [] : listVillages(regionCode),
    listOwnDecisions(actor, { filter, now, zone }),
  ]);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        actions={
          list.lines.length === 0 ? null : (
            <LinkButton href={decisionHref(filter, {}, "/keputusan-saya/unduh")} icon="download">
              {t("download")}
            </LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <OwnDecisionFilters
          filter={filter}
          events={eventsOf(actor)}
          villages={villages.map(({ code, name }) => ({ value: code, label: name }))}
        />
        {list.lines.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="history">
            {t(countDecisionFilters(filter) > 0 ? "emptyFiltered" : "empty")}
          </EmptyState>
        ) : (
          <Card flush>
            <OwnDecisionTable
              lines={list.lines}
              zone={zone}
              now={now}
              grantId={actor.grant.id}
              hrefOf={(publicId) => `${itemPath(actor)}/${publicId}`}
              isVillage={isVillage}
            />
            <div className="px-4 sm:px-5">
              <Pagination
                label={t("title")}
                summary={t("shown", { count: list.lines.length })}
                previous={filter.after === null ? null : { href: decisionHref(filter), label: common("firstPage") }}
                next={
                  list.next === null
                    ? null
                    : { href: decisionHref(filter, { after: list.next }), label: common("next") }
                }
              />
            </div>
          </Card>
        )}
        <p className="text-sm text-muted">{t("scope")}</p>
        {list.lines.length === 0 ? null : <DownloadNote />}
      </div>
    </>
  );
}
