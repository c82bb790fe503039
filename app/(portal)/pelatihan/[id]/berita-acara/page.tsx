import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MinutesDocument } from "@/components/training-session/minutes-document";
import { PrintButton } from "@/components/training-session/print-button";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { isUuid } from "@/lib/domain/list/address";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findSessionDetail } from "@/lib/server/training-session/detail-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainingSession.minutes"))("title") };
}

/** The minutes of a training that took place, to be printed. */
export default async function TrainingMinutesPage({ params }: PageProps<"/pelatihan/[id]/berita-acara">) {
  const actor = await requirePermission("training:plan");
  const { id } = await params;
  const now = new Date();
  const detail = isUuid(id) ? await findSessionDetail(actor, id, now) : null;
  if (detail === null || detail.session.state === "cancelled") notFound();
  const t = await getTranslations("trainingSession.minutes");
  return (
    <>
      <div className="no-print">
        <PageHeading
          title={t("title")}
          above={
            <LinkButton href={`/pelatihan/${id}`} variant="quiet" icon="arrow-left">
              {t("back")}
            </LinkButton>
          }
          actions={<PrintButton label={t("print")} />}
        />
        {detail.session.state === "over" ? null : (
          <div className="mb-5">
            <Alert tone="attention">{t("draft")}</Alert>
          </div>
        )}
      </div>
      <MinutesDocument detail={detail} now={now} />
    </>
  );
}
