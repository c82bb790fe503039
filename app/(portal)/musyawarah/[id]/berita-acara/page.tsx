import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CopyCard } from "@/components/meeting/copy-card";
import { IssueCard } from "@/components/meeting/issue-card";
import { MinutesDocument } from "@/components/meeting/minutes-document";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { getMinutesPage } from "@/lib/server/meeting/minutes-queries";
import { findMeeting } from "@/lib/server/meeting/queries";
import { timeZoneOf, villageLine } from "@/lib/server/region/queries";
import { requireMinutesReader } from "../../meeting-access";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meeting.record");
  return { title: t("minutes") };
}

/** The minutes of a meeting: as they stand, their issues, and the signed copies. */
export default async function Page({ params }: { readonly params: Promise<{ id: string }> }) {
  const { actor, rights } = await requireMinutesReader();
  const at = parsePublicId((await params).id);
  const meeting = at === null ? null : await findMeeting(actor, at);
  if (meeting === null) notFound();
  const [t, page, zone, village] = await Promise.all([
    getTranslations("meeting"),
    getMinutesPage(actor, meeting),
    timeZoneOf(meeting.villageCode),
    villageLine(meeting.villageCode),
  ]);
  const path = `/musyawarah/${meeting.publicId}`;
  const shared = { meeting, page, zone, mayWrite: rights.hold, grantId: actor.grant.id };
  return (
    <>
      <PageHeading
        above={
          rights.read ? (
            <LinkButton href={path} variant="quiet" icon="arrow-left">
              {t("backToMeeting")}
            </LinkButton>
          ) : null
        }
        title={t("record.minutes")}
        lead={village}
      />
      <div className="grid grid-cols-1 gap-5">
        <IssueCard {...shared} path={`${path}/berita-acara`} />
        <CopyCard {...shared} path={`${path}/berita-acara`} />
        <MinutesDocument meeting={meeting} agenda={page.content.decisions} village={village} />
      </div>
    </>
  );
}
