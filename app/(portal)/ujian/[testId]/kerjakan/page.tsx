import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PaperApp } from "@/components/exam/paper-app";
import { isUuid } from "@/lib/domain/list/address";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { findAttempt } from "@/lib/server/exam/attempt-query";
import { findExamPage } from "@/lib/server/exam/page-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exam"))("title") };
}

/** The paper of the open attempt. Without one the page before it says what may be done. */
export default async function PaperRoute({ params }: PageProps<"/ujian/[testId]/kerjakan">) {
  const [actor, { testId }, locale] = await Promise.all([requireActor(), params, getLocale().then(localeOf)]);
  const reading = { locale, now: new Date() };
  const page = isUuid(testId) ? await findExamPage(actor, testId, reading) : null;
  if (page === null) notFound();
  const { open } = page;
  const paper = open?.testId === testId ? await findAttempt(actor, open.attemptId, reading) : null;
  if (paper === null) redirect(`/ujian/${testId}`);
  return (
    <ClientMessages namespaces={["examPaper"]}>
      <PaperApp key={paper.attemptId} paper={paper} grantId={actor.grant.id} />
    </ClientMessages>
  );
}
