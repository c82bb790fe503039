import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CancelMeeting } from "@/components/meeting/cancel-meeting";
import { cancelWords } from "@/components/meeting/cancel-words";
import { MeetingBadge } from "@/components/meeting/meeting-badge";
import { MinutesLink } from "@/components/meeting/minutes-link";
import { OutcomeTable } from "@/components/meeting/outcome-table";
import { RecordForm } from "@/components/meeting/record-form";
import { RecordView } from "@/components/meeting/record-view";
import { recordWords } from "@/components/meeting/record-words";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { localDay } from "@/lib/domain/period/period";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { parseQueueView, type RawParams } from "@/lib/domain/queue/filter";
import { formatDate } from "@/lib/i18n/formats";
import { findMeeting, listOutcomes } from "@/lib/server/meeting/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { Agenda } from "../agenda";
import { requireMeetingReader } from "../meeting-access";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("nav");
  return { title: t("meeting") };
}

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<RawParams>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { actor, rights } = await requireMeetingReader();
  const at = parsePublicId((await params).id);
  const meeting = at === null ? null : await findMeeting(actor, at);
  if (at === null || meeting === null) notFound();
  const t = await getTranslations("meeting");
  const locale = await getLocale();
  const zone = await timeZoneOf(meeting.villageCode);
  const outcomes = await listOutcomes(actor, at);
  const isHeld = meeting.state === "held";
  const isCancelled = meeting.state === "cancelled";
  return (
    <>
      <PageHeading
        above={
          <LinkButton href="/musyawarah" variant="quiet" icon="arrow-left">
            {t("back")}
          </LinkButton>
        }
        title={t("name", { kind: meeting.kind, date: formatDate(meeting.heldOn, locale, "full") })}
        lead={
          <>
            {meeting.place} <MeetingBadge state={meeting.state} />
          </>
        }
        actions={
          isCancelled ? null : (
            <>
              <LinkButton href={`/musyawarah/${meeting.publicId}/undangan`} icon="file-text">
                {t("invitation.link")}
              </LinkButton>
              <MinutesLink publicId={meeting.publicId} />
              {rights.hold && meeting.state === "planned" ? (
                <CancelMeeting grantId={actor.grant.id} meeting={meeting} words={await cancelWords()} />
              ) : null}
            </>
          )
        }
      />
      {isCancelled ? (
        <Alert tone="info">{t("cancel.told", { reason: meeting.cancelReason ?? "" })}</Alert>
      ) : (
        <div className="space-y-6">
          {meeting.paper === null || meeting.paper === "signed" ? null : (
            <Alert tone="attention">
              <p>{t("paper.waits")}</p>
              <p className="mt-2">
                <LinkButton href={`/musyawarah/${meeting.publicId}/berita-acara`} icon="signature">
                  {t("paper.open")}
                </LinkButton>
              </p>
            </Alert>
          )}
          {rights.hold ? (
            <Panel summary={t("record.title")} open={!isHeld}>
              {meeting.isDecided ? (
                <RecordView meeting={meeting} />
              ) : (
                <RecordForm
                  meeting={meeting}
                  today={localDay(new Date(), zone)}
                  userId={actor.userId}
                  grantId={actor.grant.id}
                  locale={locale}
                  words={await recordWords()}
                />
              )}
            </Panel>
          ) : null}
          <Agenda
            actor={actor}
            meeting={meeting}
            rights={rights}
            zone={zone}
            view={parseQueueView(await searchParams)}
          />
          <Card title={t("outcome.title")}>
            <OutcomeTable agenda={outcomes} />
          </Card>
        </div>
      )}
    </>
  );
}
