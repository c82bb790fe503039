import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DecisionArea } from "@/components/decision/decision-area";
import { ProposalView } from "@/components/decision/proposal-view";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusBadge } from "@/components/ui/status-badge";
import { authorize } from "@/lib/domain/access/actor";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { NO_FILTER } from "@/lib/domain/queue/filter";
import { countText } from "@/lib/domain/queue/queue-row";
import { findMeeting } from "@/lib/server/meeting/queries";
import { findDetail } from "@/lib/server/queue/detail";
import { countWaiting } from "@/lib/server/queue/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { requireMeetingReader } from "../../meeting-access";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meeting.agenda");
  return { title: t("title") };
}

/** One family of the agenda on a page of its own: how a phone decides. */
export default async function Page({ params }: { readonly params: Promise<{ id: string; usulan: string }> }) {
  const { actor, rights } = await requireMeetingReader();
  const { id, usulan } = await params;
  const place = parsePublicId(id);
  const at = parsePublicId(usulan);
  const meeting = place === null ? null : await findMeeting(actor, place);
  if (at === null || meeting === null) notFound();
  const now = new Date();
  const locale = await getLocale();
  const request = { tier: "endorse", filter: NO_FILTER, now, locale, purpose: "meeting" } as const;
  const detail = await findDetail(actor, at, request);
  if (detail === null) notFound();
  const t = await getTranslations("meeting");
  const states = await getTranslations("states.proposal");
  const zone = await timeZoneOf(meeting.villageCode);
  const path = `/musyawarah/${meeting.publicId}`;
  const waiting = await countWaiting(actor, "endorse", now);
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeading
        above={
          <LinkButton href={path} variant="quiet" icon="arrow-left">
            {t("backToMeeting")}
          </LinkButton>
        }
        title={detail.headName}
        lead={<StatusBadge state={detail.state} label={states(detail.state)} />}
      />
      <ProposalView detail={detail} zone={zone} now={now} isMasked={!authorize(actor, "household:read-identity")} />
      {rights.hold && meeting.state === "held" ? (
        <DecisionArea
          detail={detail}
          event="endorse"
          grantId={actor.grant.id}
          meetingId={meeting.id}
          goOnHref={detail.nextId === null ? path : `${path}/${detail.nextId}`}
          left={countText(Math.max(0, waiting - 1))}
        />
      ) : null}
    </div>
  );
}
