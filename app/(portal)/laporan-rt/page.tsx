import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReportList } from "@/components/report/report-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { REPORT_STATES } from "@/lib/domain/report/report";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listReports } from "@/lib/server/report/list-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report.desk"))("title") };
}

/** What heads of RT tell the village operator. */
export default async function ReportsPage({ searchParams }: PageProps<"/laporan-rt">) {
  const actor = await requirePermission("report:answer");
  const query = await searchParams;
  const after = typeof query["sesudah"] === "string" ? query["sesudah"] : "";
  const state = REPORT_STATES.find((each) => each === query["keadaan"]) ?? null;
  const now = new Date();
  const [t, states, common, village, zone, list] = await Promise.all([
    getTranslations("report.desk"),
    getTranslations("report.states"),
    getTranslations("common"),
    regionLabel(actor.grant.regionCode),
    timeZoneOf(actor.grant.regionCode),
    listReports(actor, { state, after }, now),
  ]);
  const href = (each: string | null) => (each === null ? "/laporan-rt" : `/laporan-rt?keadaan=${each}`);
  const first = href(state);
  const total = REPORT_STATES.reduce((sum, each) => sum + list.counts[each], 0);
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { village })} />
      <div className="grid grid-cols-1 gap-4">
        <Segmented
          label={t("show")}
          items={[
            { href: href(null), label: t("all"), count: String(total), current: state === null },
            ...REPORT_STATES.map((each) => ({
              href: href(each),
              label: states(each),
              count: String(list.counts[each]),
              current: state === each,
            })),
          ]}
        />
        {list.lines.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="messages-square">
            {t(state === null ? "empty" : "emptyFiltered")}
          </EmptyState>
        ) : (
          <Card flush>
            <ReportList lines={list.lines} zone={zone} now={now} answersAs={actor.grant.id} />
            <div className="px-4 sm:px-5">
              <Pagination
                label={t("title")}
                summary={t("onPage", { count: list.lines.length })}
                previous={after === "" ? null : { href: first, label: common("firstPage") }}
                next={
                  list.next === null
                    ? null
                    : { href: `${first}${state === null ? "?" : "&"}sesudah=${list.next}`, label: common("next") }
                }
              />
            </div>
          </Card>
        )}
      </div>
    </>
  );
}
