import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PrintForm } from "@/components/invitation/print-form";
import { printWords } from "@/components/invitation/print-words";
import { SetList } from "@/components/invitation/set-list";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { LookAgain } from "@/components/ui/look-again";
import { PageHeading } from "@/components/ui/page-heading";
import { isSeason } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listPlaces } from "@/lib/server/household/places-query";
import { listSets } from "@/lib/server/invitation/set-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitation.sets"))("title") };
}

/** Letters of the operator's village: made by a job, taken from here while they hold. */
export default async function PrintLettersPage() {
  const actor = await requirePermission("invitation:manage");
  const { regionCode } = actor.grant;
  const now = new Date();
  const [t, all, common, village, zone, places, sets, words] = await Promise.all([
    getTranslations("invitation.sets"),
    getTranslations("invitation"),
    getTranslations("common"),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    listPlaces(actor, now),
    listSets(actor, now),
    printWords(),
  ]);
  return (
    <>
      <Breadcrumbs
        label={common("breadcrumbs")}
        items={[{ label: all("title"), href: "/undangan" }, { label: t("title") }]}
      />
      <PageHeading title={t("title")} lead={t("lead", { village })} />
      <div className="grid grid-cols-1 gap-5">
        {isSeason(localDay(now, zone)) ? null : <Alert tone="info">{all("season")}</Alert>}
        <Card title={t("makeTitle")}>
          <PrintForm grantId={actor.grant.id} villageCode={regionCode} places={places} words={words} />
        </Card>
        <SetList sets={sets} zone={zone} />
      </div>
      {sets.some(({ state }) => state === "building") ? <LookAgain /> : null}
    </>
  );
}
