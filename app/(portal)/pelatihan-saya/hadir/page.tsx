import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AttendForm } from "@/components/training-session/attend-form";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { one } from "@/lib/domain/list/address";
import { requireActor } from "@/lib/server/auth/require-actor";
import { findOwnTraining } from "@/lib/server/training-session/own-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainingSession.attend"))("title") };
}

/** Where the code on the trainer's screen leads: one's own seat in that training, and one button. */
export default async function AttendPage({ searchParams }: PageProps<"/pelatihan-saya/hadir">) {
  const [actor, query] = await Promise.all([requireActor(), searchParams]);
  const { posts } = await findOwnTraining(actor, new Date());
  const seat = posts
    .flatMap(({ seats }) => seats)
    .find(({ session, state }) => session.id === one(query, "pelatihan") && state === "confirmed");
  if (seat === undefined) notFound();
  const [t, own, common, problem] = await Promise.all([
    getTranslations("trainingSession.attend"),
    getTranslations("trainingSession.own"),
    getTranslations("common"),
    problemLabels(),
  ]);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={seat.session.title}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: own("title"), href: "/pelatihan-saya" }, { label: t("title") }]}
          />
        }
      />
      {seat.attendedAt !== null ? (
        <Alert tone="success">{t("done")}</Alert>
      ) : seat.session.state === "running" ? (
        <AttendForm
          grantId={actor.grant.id}
          enrolmentId={seat.enrolmentId}
          code={one(query, "kode").slice(0, 20)}
          words={{
            code: t("code"),
            hint: t("hint"),
            wrong: t("wrong"),
            submit: t("submit"),
            sending: t("sending"),
            done: t("done"),
            back: own("title"),
            problem,
          }}
        />
      ) : (
        <Alert tone="attention">{t("notRunning")}</Alert>
      )}
    </>
  );
}
