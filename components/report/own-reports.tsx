import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { neighbourHref, REPORT_PATH, type ReportFilter, reportHref } from "@/lib/domain/report/list-filter";
import type { ReportList as Reports } from "@/lib/domain/report/report";
import type { TimeZone } from "@/lib/i18n/formats";
import { ReportList } from "./report-list";
import { ReportStates } from "./report-states";

export interface OwnReportsProps {
  readonly list: Reports;
  readonly filter: ReportFilter;
  readonly zone: TimeZone;
  readonly now: Date;
}

/** What the head of an RT has told, with the answers. */
export async function OwnReports({ list, filter, zone, now }: OwnReportsProps) {
  const [t, common] = await Promise.all([getTranslations("report"), getTranslations("common")]);
  const href = (next: ReportFilter) => neighbourHref({ view: "reports", filter: next });
  return (
    <>
      <ReportStates counts={list.counts} current={filter.state} href={(state) => href({ state, after: null })} />
      {list.lines.length === 0 ? (
        <EmptyState title={t("desk.emptyTitle")} icon="messages-square">
          {t(filter.state === null ? "ownEmpty" : "desk.emptyFiltered")}
        </EmptyState>
      ) : (
        <Card
          title={t("ownTitle")}
          flush
          aside={
            <a
              href={reportHref({ ...filter, after: null }, `${REPORT_PATH}/unduh`)}
              download
              className="link inline-flex min-h-11 items-center"
            >
              {t("csv.download")}
            </a>
          }
        >
          <ReportList lines={list.lines} zone={zone} now={now} answersAs={null} />
          <div className="px-4 sm:px-5">
            <Pagination
              label={common("pages")}
              summary={t("desk.onPage", { count: list.lines.length })}
              previous={
                filter.after === null ? null : { href: href({ ...filter, after: null }), label: common("firstPage") }
              }
              next={list.next === null ? null : { href: href({ ...filter, after: list.next }), label: common("next") }}
            />
          </div>
        </Card>
      )}
    </>
  );
}
