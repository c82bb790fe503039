import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AreaProgressCard } from "@/components/home/area-progress-card";
import { CompanionTasks } from "@/components/home/companion-tasks";
import { DeskTasks } from "@/components/home/desk-tasks";
import { DeviceTask } from "@/components/home/device-task";
import { ExchangeTasks } from "@/components/home/exchange-tasks";
import { IdentityTasks } from "@/components/home/identity-tasks";
import { InvitationTasks } from "@/components/home/invitation-tasks";
import { NewsTask } from "@/components/home/news-task";
import { NoticeTask } from "@/components/home/notice-task";
import { OfficeTasks } from "@/components/home/office-tasks";
import { NeighbourTask, ReportTask } from "@/components/home/report-tasks";
import { RightsTask } from "@/components/home/rights-task";
import { StandInTasks } from "@/components/home/stand-in-tasks";
import { TierTasks } from "@/components/home/tier-tasks";
import { TrainingTask } from "@/components/home/training-task";
import { TransferTask } from "@/components/home/transfer-task";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { hasNews } from "@/lib/domain/news/news";
import { dayPart, localDay } from "@/lib/domain/period/period";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { findOwnAssignments } from "@/lib/server/assignment/queries";
import { requireActor } from "@/lib/server/auth/require-actor";
import { countIdentityWork } from "@/lib/server/duplicate/home-counts";
import { countAsides } from "@/lib/server/field/aside/count-query";
import { countLateDevices } from "@/lib/server/field/watch/list-query";
import { countOpenChecks } from "@/lib/server/ground-check/list-query";
import { findDeskSummary } from "@/lib/server/home/desk-summary";
import { countExchange } from "@/lib/server/home/exchange-counts";
import { findAreaProgress } from "@/lib/server/home/progress-query";
import { countInvitations } from "@/lib/server/invitation/list-query";
import { meetingRights } from "@/lib/server/meeting/queries";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { standInWork, tierSummary } from "@/lib/server/queue/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { countRightsWaiting } from "@/lib/server/rights/list-query";
import { menuCounts } from "@/lib/server/shell/menu-counts";
import { findNextSession } from "@/lib/server/training-session/list-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

export default async function HomePage() {
  const actor = await requireActor();
  // Nothing waits yet for who is only named to a duty but their own training.
  if (actor.grant.level === "invited") redirect("/pelatihan-saya");
  const now = new Date();
  const zone = await timeZoneOf(actor.grant.regionCode);
  const today = localDay(now, zone);
  const [t, locale, period, desk, tier, identity, counts, standIn] = await Promise.all([
    getTranslations("home"),
    getLocale().then(localeOf),
    findCurrentPeriod(actor.grant.regionCode, now),
    findDeskSummary(actor, today),
    tierSummary(actor, now),
    countIdentityWork(actor),
    menuCounts(actor),
    standInWork(actor, now),
  ]);
  const year = period?.year ?? Number(today.slice(0, 4));
  const mayPlan = authorize(actor, "training:plan");
  const [progress, given, checks, training, lateDevices, asides, exchange, letters, rights] = await Promise.all([
    findAreaProgress(actor, year),
    findOwnAssignments(actor, period?.id ?? null),
    countOpenChecks(actor),
    mayPlan ? findNextSession(actor, now) : null,
    countLateDevices(actor, now),
    countAsides(actor),
    countExchange(actor, now),
    countInvitations(actor, now),
    countRightsWaiting(actor, now),
  ]);
  const mayDraft = authorize(actor, "proposal:draft") && period?.isOpen === true;
  return (
    <>
      <PageHeading
        title={t("greeting", { part: dayPart(now, zone), name: actor.displayName })}
        lead={
          period === null
            ? t("noPeriod")
            : t(period.isClosed ? "villageClosed" : period.isOpen ? "periodOpen" : "periodClosed", {
                year,
                date: formatDate(period.endsOn, locale),
              })
        }
        actions={
          mayDraft ? (
            <LinkButton href="/keluarga" variant="primary" icon="file-pen-line">
              {t("updateFamily")}
            </LinkButton>
          ) : null
        }
      />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <section aria-labelledby="waiting" className="grid grid-cols-1 content-start gap-3">
          <h2 id="waiting" className="text-lg">
            {t("waiting")}
          </h2>
          {actor.grant.level === "provisional" && actor.grant.glassUntil === undefined ? (
            <Alert tone="attention">{t("provisional")}</Alert>
          ) : null}
          {tier === null ? null : (
            <TierTasks summary={tier} role={actor.grant.role} locale={locale} zone={zone} now={now} />
          )}
          {authorize(actor, "report:write") ? <NeighbourTask /> : null}
          {letters === null ? null : <InvitationTasks counts={letters} />}
          {counts.reports === 0 ? null : <ReportTask count={counts.reports} />}
          <CompanionTasks stages={given} checks={checks} />
          <DeviceTask late={lateDevices} asides={asides} />
          <RightsTask waiting={rights} />
          <ExchangeTasks counts={exchange} locale={locale} />
          {standIn.length === 0 ? null : <StandInTasks work={standIn} />}
          {counts.notices === 0 ? null : <NoticeTask count={counts.notices} />}
          {hasNews(actor) ? <NewsTask count={counts.news} /> : null}
          {desk === null ? null : (
            <DeskTasks
              summary={desk}
              mayImport={authorize(actor, "import:sid")}
              mayReadMeetings={meetingRights(actor).read}
              locale={locale}
            />
          )}
          {identity === null ? null : (
            <IdentityTasks counts={identity} may={(permission) => authorize(actor, permission)} />
          )}
          {authorize(actor, "transfer:read") ? <TransferTask waiting={counts.transfers} /> : null}
          {mayPlan ? <TrainingTask next={training} /> : null}
          <OfficeTasks actor={actor} />
        </section>
        {progress === null ? null : (
          <AreaProgressCard progress={progress} year={year} locale={locale} zone={zone} now={now} />
        )}
      </div>
    </>
  );
}
