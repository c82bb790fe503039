import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MeetingList } from "@/components/meeting/meeting-list";
import { PlanForm } from "@/components/meeting/plan-form";
import { planWords } from "@/components/meeting/record-words";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { authorize } from "@/lib/domain/access/actor";
import { parseBoardView } from "@/lib/domain/meeting/board-view";
import { nextWindow } from "@/lib/domain/meeting/window";
import { localDay } from "@/lib/domain/period/period";
import type { RawParams } from "@/lib/domain/queue/filter";
import { meetingKind } from "@/lib/domain/queue/meeting-kind";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listMeetings } from "@/lib/server/meeting/queries";
import { countWaiting } from "@/lib/server/queue/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { BoardPage } from "./board-page";
import { requireMeetingReader } from "./meeting-access";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("nav");
  return { title: t("meeting") };
}

interface PageProps {
  readonly searchParams: Promise<RawParams>;
}

/** A village's own meetings; for those above the villages, the board of who has met. */
export default async function Page({ searchParams }: PageProps) {
  const watcher = await requirePermission("proposal:read");
  if (authorize(watcher, "meeting:watch"))
    return <BoardPage actor={watcher} view={parseBoardView(await searchParams)} />;
  const { actor, rights } = await requireMeetingReader();
  const villageCode = actor.grant.regionCode;
  const kind = meetingKind(villageCode);
  const t = await getTranslations("meeting");
  const meetings = await listMeetings(actor);
  const now = new Date();
  const [waiting, zone, locale] = await Promise.all([
    countWaiting(actor, "endorse", now),
    timeZoneOf(villageCode),
    getLocale().then(localeOf),
  ]);
  const window = nextWindow(localDay(now, zone));
  return (
    <>
      <PageHeading title={t("title", { kind })} lead={t("lead", { kind })} />
      <div className="space-y-5">
        <div>
          <p className="font-semibold">{t("waiting", { count: waiting })}</p>
          <p className="text-muted">
            {t("window", { from: formatDate(window.from, locale), to: formatDate(window.to, locale) })}
          </p>
        </div>
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
