import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NeighbourViews } from "@/components/report/neighbour-views";
import { OwnFamilies } from "@/components/report/own-families";
import { OwnReports } from "@/components/report/own-reports";
import { TellButton } from "@/components/report/tell-button";
import { tellWords } from "@/components/report/words";
import { PageHeading } from "@/components/ui/page-heading";
import { localDay } from "@/lib/domain/period/period";
import { readNeighbourView } from "@/lib/domain/report/list-filter";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listReports } from "@/lib/server/report/list-query";
import { listNeighbours } from "@/lib/server/report/neighbour-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report"))("title") };
}

/** What the head of an RT sees: their own families by a short name, or what they have told. */
export default async function NeighboursPage({ searchParams }: PageProps<"/warga-rt">) {
  const actor = await requirePermission("report:write");
  const shown = readNeighbourView(await searchParams);
  const now = new Date();
  const [t, village, zone, words] = await Promise.all([
    getTranslations("report"),
    regionLabel(actor.grant.regionCode),
    timeZoneOf(actor.grant.regionCode),
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
        <NeighbourViews current={shown.view} />
        {shown.view === "families" ? (
          <OwnFamilies
            list={await listNeighbours(actor, shown, now)}
            place={shown}
            grantId={actor.grant.id}
            today={today}
          />
        ) : (
          <OwnReports list={await listReports(actor, shown.filter, now)} filter={shown.filter} zone={zone} now={now} />
        )}
      </div>
    </>
  );
}
