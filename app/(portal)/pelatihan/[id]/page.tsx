import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AttendanceCard } from "@/components/training-session/attendance-card";
import { MarkNotice } from "@/components/training-session/mark-notice";
import { PeopleTable } from "@/components/training-session/people-table";
import { personActions } from "@/components/training-session/person-actions";
import { SessionActions } from "@/components/training-session/session-actions";
import { SessionBadge } from "@/components/training-session/session-badge";
import { SeatFigures, SessionFacts } from "@/components/training-session/session-facts";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { isUuid } from "@/lib/domain/list/address";
import type { SessionDetail } from "@/lib/domain/training-session/page";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findSessionDetail } from "@/lib/server/training-session/detail-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainingSession.list"))("name") };
}

/** One training: what it is, who is in it, and what the reader may do there. */
export default async function TrainingPage({ params }: PageProps<"/pelatihan/[id]">) {
  const actor = await requirePermission("training:plan");
  const { id } = await params;
  const detail = isUuid(id) ? await findSessionDetail(actor, id, new Date()) : null;
  if (detail === null) notFound();
  const [list, common] = await Promise.all([getTranslations("trainingSession.list"), getTranslations("common")]);
  const { session, counts } = detail;
  const grantId = actor.grant.id;
  return (
    <>
      <PageHeading
        title={session.title}
        lead={<SessionBadge state={session.state} />}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: list("title"), href: "/pelatihan" }, { label: session.title }]}
          />
        }
        actions={<SessionActions detail={detail} grantId={grantId} />}
      />
      <div className="grid grid-cols-1 gap-5">
        <MarkNotice detail={detail} mayMark={authorize(actor, "training:mark")} />
        <SessionFacts session={session} />
        <SeatFigures counts={counts} />
        <People detail={detail} grantId={grantId} />
        <AttendanceCard detail={detail} grantId={grantId} />
      </div>
    </>
  );
}

async function People({ detail, grantId }: { readonly detail: SessionDetail; readonly grantId: string }) {
  const t = await getTranslations("trainingSession.detail");
  const { session, participants, can } = detail;
  const path = `/pelatihan/${session.id}`;
  if (participants.length === 0)
    return (
      <EmptyState
        title={t("peopleNone")}
        icon="users"
        action={
          can.invite ? (
            <LinkButton href={`${path}/undang`} variant="primary" icon="user-plus">
              {t("inviteButton")}
            </LinkButton>
          ) : null
        }
      >
        {t("peopleNoneText", { region: session.regionLabel })}
      </EmptyState>
    );
  return (
    <Card title={t("people")} flush>
      <PeopleTable detail={detail} actionsOf={await personActions(detail, grantId)} />
      <p className="no-print flex flex-wrap items-center gap-x-3 px-4 pt-2 text-sm text-muted sm:px-5">
        {/* A plain link: a download must not be fetched ahead or kept by the router. */}
        <a href={`${path}/unduh`} download className="link inline-flex min-h-11 items-center font-semibold">
          {t("download")}
        </a>
        {t("downloadNote")}
      </p>
    </Card>
  );
}
