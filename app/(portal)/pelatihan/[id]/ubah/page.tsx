import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { summaryTitles } from "@/components/grant/labels";
import { planFieldLabels, planFieldTexts, trainingProblemLabels } from "@/components/training-session/labels";
import { SessionForm } from "@/components/training-session/session-form";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { localTime } from "@/lib/domain/calendar/instant";
import { isUuid } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { MOST_TRAINERS } from "@/lib/domain/training-session/session";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findSessionDetail } from "@/lib/server/training-session/detail-query";
import { listTrainersOf } from "@/lib/server/training-session/plan-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainingSession.plan"))("changeTitle") };
}

export default async function ChangeTrainingPage({ params }: PageProps<"/pelatihan/[id]/ubah">) {
  const actor = await requirePermission("training:plan");
  const { id } = await params;
  const now = new Date();
  const detail = isUuid(id) ? await findSessionDetail(actor, id, now) : null;
  if (detail === null) notFound();
  if (!detail.can.change) redirect(`/pelatihan/${id}`);
  const { session, counts } = detail;
  const { zone, startsAt, endsAt } = session;
  const [t, list, common, trainers] = await Promise.all([
    getTranslations("trainingSession.plan"),
    getTranslations("trainingSession.list"),
    getTranslations("common"),
    listTrainersOf(actor, session.regionCode, session.trainerId, now),
  ]);
  const hasBegun = session.state === "running";
  const isLed = trainers.some(({ userId }) => userId === session.trainerId);
  return (
    <>
      <PageHeading
        title={t("changeTitle")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: list("title"), href: "/pelatihan" },
              { label: session.title, href: `/pelatihan/${id}` },
              { label: t("changeTitle") },
            ]}
          />
        }
      />
      <div className="mb-5 max-w-2xl">
        <Alert>{t(hasBegun ? "begun" : "moves")}</Alert>
      </div>
      <SessionForm
        // Another version is another form: what stood in its boxes is no longer how it is.
        key={session.version}
        grantId={actor.grant.id}
        timeZone={zone}
        trainers={trainers.map(({ userId, name }) => ({ value: userId, label: name }))}
        searchIn={trainers.length < MOST_TRAINERS ? null : session.regionCode}
        target={{ kind: "change", id, version: session.version, hasBegun }}
        initial={{
          title: session.title,
          mode: session.mode,
          place: session.place,
          trainerId: isLed ? session.trainerId : "",
          capacity: String(counts.capacity),
          fromDay: localDay(startsAt, zone),
          toDay: localDay(endsAt, zone),
          fromTime: localTime(startsAt, zone),
          toTime: localTime(endsAt, zone),
          note: session.note,
        }}
        labels={{
          submit: t("submitChange"),
          working: common("saving"),
          done: t("changed"),
          plan: await planFieldLabels(zone),
          fields: await planFieldTexts(),
          problem: await trainingProblemLabels(),
        }}
        summaryTitles={await summaryTitles()}
      />
    </>
  );
}
