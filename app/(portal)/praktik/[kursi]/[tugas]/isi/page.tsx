import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FormApp } from "@/components/form/form-app";
import { FormSkeleton } from "@/components/form/form-skeleton";
import { FinishFamily } from "@/components/practice/finish-family";
import { PracticeHeading } from "@/components/practice/practice-heading";
import { practiceHref } from "@/lib/domain/practice/practice-page";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { findPracticeTask } from "@/lib/server/practice/queries";
import { readSet } from "../../../read-set";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("practice"))("title") };
}

/** The real form on a practice family. */
export default async function PracticeFormPage({ params }: PageProps<"/praktik/[kursi]/[tugas]/isi">) {
  const [actor, { kursi, tugas }, locale] = await Promise.all([requireActor(), params, getLocale().then(localeOf)]);
  const set = readSet(kursi);
  const task =
    set === null ? null : await findPracticeTask(actor, { ...set, code: tugas }, { locale, now: new Date() });
  if (set === null || task === null || task.kind === "pairs") notFound();
  const { form, title, story } = task;
  const here = practiceHref(set.enrolmentId, tugas);
  if (form === null || task.isDone) redirect(here);
  const { regencyCode, id } = form.head;
  return (
    <ClientMessages namespaces={["form", "common", "states", "attachment", "practice"]}>
      <FormApp
        key={id}
        page={form}
        place={{ userId: actor.userId, grantId: actor.grant.id, regencyCode, draftId: id }}
        command="practice.save"
        ending={<FinishFamily grantId={actor.grant.id} id={id} back={practiceHref(set.enrolmentId)} />}
        heading={<PracticeHeading title={title} story={story} back={here} />}
        loading={<FormSkeleton />}
      />
    </ClientMessages>
  );
}
