import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReportList } from "@/components/report/report-list";
import { ReportStates } from "@/components/report/report-states";
import { Card } from "@/components/ui/card";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { REPORT_PATH, readReportFilter, reportHref } from "@/lib/domain/report/list-filter";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listReports } from "@/lib/server/report/list-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report.desk"))("title") };
}

/** What heads of RT tell the village operator. */
export default async function ReportsPage({ searchParams }: PageProps<"/laporan-rt">) {
  const actor = await requirePermission("report:answer");
  const filter = readReportFilter(await searchParams);
  const { state } = filter;
  const now = new Date();
  const [t, csv, common, village, zone, list] = await Promise.all([
    getTranslations("report.desk"),
    getTranslations("report.csv"),
    getTranslations("common"),
    regionLabel(actor.grant.regionCode),
    timeZoneOf(actor.grant.regionCode),
    listReports(actor, filter, now),
  ]);
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { village })} />
      <div className="grid grid-cols-1 gap-4">
        <ReportStates counts={list.counts} current={state} href={(each) => reportHref({ state: each, after: null })} />
        {list.lines.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="messages-square">
            {t(state === null ? "empty" : "emptyFiltered")}
          </EmptyState>
        ) : (
          <Card
            title={t("title")}
            flush
            aside={
              <a
                href={reportHref({ state, after: null }, `${REPORT_PATH}/unduh`)}
                download
                className="link inline-flex min-h-11 items-center"
              >
                {csv("download")}
              </a>
            }
          >
            <ReportList lines={list.lines} zone={zone} now={now} answersAs={actor.grant.id} />
            <div className="px-4 sm:px-5">
              <Pagination
                label={t("title")}
                summary={t("onPage", { count: list.lines.length })}
                previous={
                  filter.after === null
                    ? null
                    : { href: reportHref({ state, after: null }), label: common("firstPage") }
                }
                next={
                  list.next === null ? null : { href: reportHref({ state, after: list.next }), label: common("next") }
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
