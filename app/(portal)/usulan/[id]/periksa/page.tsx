import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ReviewScreen } from "@/components/review/review-screen";
import { SendDesk } from "@/components/review/send-desk";
import { MissingSteps } from "@/components/training-session/missing-steps";
import type { Actor } from "@/lib/domain/access/actor";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { meetingKind } from "@/lib/domain/queue/meeting-kind";
import { missingParts, stepsOf } from "@/lib/domain/training-session/steps";
import { isEditable } from "@/lib/domain/workflow/workflow";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findReviewPage } from "@/lib/server/proposal/queries";
import { findOwnTraining } from "@/lib/server/training-session/own-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

async function missingOf(actor: Actor) {
  if (actor.grant.level !== "provisional") return null;
  const now = new Date();
  const { posts, pactSignedAt } = await findOwnTraining(actor, now);
  const post = posts.find(({ appointmentId }) => appointmentId === actor.grant.appointmentId);
  return <MissingSteps parts={post === undefined ? [] : missingParts(stepsOf(post, pactSignedAt, now))} />;
}

export default async function ReviewPage({ params }: PageProps<"/usulan/[id]/periksa">) {
  const actor = await requirePermission("proposal:draft");
  const at = parsePublicId((await params).id);
  const page = at === null ? null : await findReviewPage(actor, at, await getLocale(), new Date());
  if (page === null) notFound();
  const { publicId, regencyCode, id: draftId, state, villageCode } = page.head;
  if (!isEditable(state)) redirect(`/usulan/${publicId}`);
  return (
    <ReviewScreen page={page} missing={await missingOf(actor)}>
      {(reading) => (
        <ClientMessages namespaces={["review", "states"]}>
          <SendDesk
            publicId={publicId}
            place={{ userId: actor.userId, grantId: actor.grant.id, regencyCode, draftId }}
            server={page.server}
            meeting={meetingKind(villageCode)}
            findings={page.findings.filter(({ severity }) => severity !== "missing")}
            possible={page.possible}
            canSend={page.maySend && page.isOpenPeriod && !page.isInFuture}
          >
            {reading}
          </SendDesk>
        </ClientMessages>
      )}
    </ReviewScreen>
  );
}
