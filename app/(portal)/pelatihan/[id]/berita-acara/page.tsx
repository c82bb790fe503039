import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MinutesDocument } from "@/components/training-session/minutes-document";
import { MinutesVersions } from "@/components/training-session/minutes-versions";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { authorizeIn } from "@/lib/domain/access/actor";
import { isUuid, one } from "@/lib/domain/list/address";
import { askedVersion } from "@/lib/domain/training-session/minutes";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findTrainingMinutes } from "@/lib/server/training-session/minutes/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainingSession.minutes"))("title") };
}

/** The minutes of a training: closed versions, their signed copies, and the text of one (`versi`, else the latest, else a draft). */
export default async function TrainingMinutesPage({ params, searchParams }: PageProps<"/pelatihan/[id]/berita-acara">) {
  const actor = await requirePermission("training:plan");
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const now = new Date();
  const page = isUuid(id) ? await findTrainingMinutes(actor, id, askedVersion(one(query, "versi")), now) : null;
  if (page === null) notFound();
  const t = await getTranslations("trainingSession.minutes");
  const { session, content, shown, versions } = page;
  const path = `/pelatihan/${id}`;
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={session.title}
        above={
          <LinkButton href={path} variant="quiet" icon="arrow-left">
            {t("back")}
          </LinkButton>
        }
      />
      <div className="grid grid-cols-1 gap-5">
        <MinutesVersions
          page={page}
          path={`${path}/berita-acara`}
          mayMark={authorizeIn(actor, "training:mark", session.regionCode)}
          grantId={actor.grant.id}
        />
        {shown === null ? <Alert tone="attention">{t("draft")}</Alert> : null}
        {shown !== null && shown.id !== versions[0]?.id ? (
          <Alert tone="attention">{t("oldVersion", { version: shown.version })}</Alert>
        ) : null}
        <MinutesDocument content={content} at={shown?.closedAt ?? now} />
      </div>
    </>
  );
}
