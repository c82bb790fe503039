import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NeighbourTable } from "@/components/report/neighbour-table";
import { ReportList } from "@/components/report/report-list";
import { TellButton } from "@/components/report/tell-button";
import { tellWords } from "@/components/report/words";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { localDay } from "@/lib/domain/period/period";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listReports } from "@/lib/server/report/list-query";
import { listNeighbours } from "@/lib/server/report/neighbour-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report"))("title") };
}

/** What the head of an RT sees: their own families by a short name, and what they have told. */
export default async function NeighboursPage({ searchParams }: PageProps<"/warga-rt">) {
  const actor = await requirePermission("report:write");
  const asked = (await searchParams)["sesudah"];
  const after = typeof asked === "string" ? asked : "";
  const now = new Date();
  const [t, common, village, zone, families, reports, words] = await Promise.all([
    getTranslations("report"),
    getTranslations("common"),
    regionLabel(actor.grant.regionCode),
    timeZoneOf(actor.grant.regionCode),
    listNeighbours(actor, now),
    listReports(actor, { state: null, after }, now),
    tellWords(),
  ]);
  const { rt = "", rw = null } = actor.grant.neighbourhood ?? {};
  const today = localDay(now, zone);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { rt, rw: rw === null ? "" : t("rw", { rw }), village })}
        actions={<TellButton grantId={actor.grant.id} family={null} today={today} words={words} />}
      />
      <div className="grid grid-cols-1 gap-5">
        {families.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="users-round">
            {t("empty")}
          </EmptyState>
        ) : (
          <Card flush>
            <NeighbourTable families={families} grantId={actor.grant.id} today={today} />
          </Card>
        )}
        <Card title={t("ownTitle")} flush>
          {reports.lines.length === 0 ? (
            <p className="px-4 text-muted sm:px-5">{t("ownEmpty")}</p>
          ) : (
            <ReportList lines={reports.lines} zone={zone} now={now} answersAs={null} />
          )}
          <div className="px-4 sm:px-5">
            <Pagination
              label={t("ownTitle")}
              previous={after === "" ? null : { href: "/warga-rt", label: common("firstPage") }}
              next={reports.next === null ? null : { href: `/warga-rt?sesudah=${reports.next}`, label: common("next") }}
            />
          </div>
        </Card>
      </div>
    </>
  );
}
