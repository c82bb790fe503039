import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MeetingList } from "@/components/meeting/meeting-list";
import { PlanForm } from "@/components/meeting/plan-form";
import { planWords } from "@/components/meeting/record-words";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { meetingKind } from "@/lib/domain/queue/meeting-kind";
import { listMeetings } from "@/lib/server/meeting/queries";
import { countWaiting } from "@/lib/server/queue/queries";
import { requireMeetingReader } from "./meeting-access";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("nav");
  return { title: t("meeting") };
}

export default async function Page() {
  const { actor, rights } = await requireMeetingReader();
  const villageCode = actor.grant.regionCode;
  const kind = meetingKind(villageCode);
  const t = await getTranslations("meeting");
  const meetings = await listMeetings(actor);
  const waiting = await countWaiting(actor, "submitted", new Date());
  return (
    <>
      <PageHeading title={t("title", { kind })} lead={t("lead", { kind })} />
      <div className="space-y-5">
        <p className="font-semibold">{t("waiting", { count: waiting })}</p>
        {rights.hold ? (
          <Panel summary={t("plan.title", { kind })} open={meetings.length === 0}>
            <PlanForm villageCode={villageCode} grantId={actor.grant.id} words={await planWords()} />
          </Panel>
        ) : null}
        {meetings.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="handshake">
            {rights.hold ? t("emptyText", { kind }) : t("emptyTextReader", { kind })}
          </EmptyState>
        ) : (
          <MeetingList meetings={meetings} kind={kind} />
        )}
      </div>
    </>
  );
}
