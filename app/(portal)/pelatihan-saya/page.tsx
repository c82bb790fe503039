import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnPostCard } from "@/components/training-session/own-post";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { practiceHref } from "@/lib/domain/practice/practice-page";
import { requireActor } from "@/lib/server/auth/require-actor";
import { findOwnTraining } from "@/lib/server/training-session/own-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainingSession.own"))("title") };
}

/** A person's own way from the decree to full access. */
export default async function OwnTrainingPage() {
  const actor = await requireActor();
  const now = new Date();
  const [t, { posts, pactSignedAt }] = await Promise.all([
    getTranslations("trainingSession.own"),
    findOwnTraining(actor, now),
  ]);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={posts.length === 0 ? null : t("lead")}
        actions={
          <LinkButton href={practiceHref(null)} icon="pencil">
            {t("practise")}
          </LinkButton>
        }
      />
      {posts.length === 0 ? (
        <EmptyState
          icon="graduation-cap"
          title={t("emptyTitle")}
          action={<LinkButton href="/belajar">{t("learn")}</LinkButton>}
        >
          {t("empty")}
        </EmptyState>
      ) : (
        <div className="max-w-3xl space-y-5">
          {posts.map((post) => (
            <OwnPostCard
              key={post.appointmentId}
              post={post}
              pactSignedAt={pactSignedAt}
              grantId={actor.grant.id}
              now={now}
            />
          ))}
        </div>
      )}
    </>
  );
}
