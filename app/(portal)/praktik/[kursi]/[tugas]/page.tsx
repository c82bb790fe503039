import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FamilyTask } from "@/components/practice/family-task";
import { PairsTask } from "@/components/practice/pairs-task";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { practiceHref } from "@/lib/domain/practice/practice-page";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { findPracticeTask } from "@/lib/server/practice/queries";
import { readSet } from "../../read-set";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("practice"))("title") };
}

/** One task: the story before its form, or the pairs to judge. */
export default async function PracticeTaskPage({ params }: PageProps<"/praktik/[kursi]/[tugas]">) {
  const [actor, { kursi, tugas }, locale] = await Promise.all([requireActor(), params, getLocale().then(localeOf)]);
  const set = readSet(kursi);
  const task =
    set === null ? null : await findPracticeTask(actor, { ...set, code: tugas }, { locale, now: new Date() });
  if (set === null || task === null) notFound();
  const [t, common] = await Promise.all([getTranslations("practice"), getTranslations("common")]);
  const title = task.kind === "pairs" ? t("pairs.title") : task.title;
  const at = { ...set, code: tugas, grantId: actor.grant.id };
  return (
    <>
      <PageHeading
        title={title}
        {...(task.kind === "pairs" ? { lead: t("pairs.lead") } : {})}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: t(set.enrolmentId === null ? "freeTitle" : "title"), href: practiceHref(set.enrolmentId) },
              { label: title },
            ]}
          />
        }
      />
      <div className="grid max-w-3xl grid-cols-1 gap-5">
        {task.kind === "pairs" ? (
          <ClientMessages namespaces={["practice"]}>
            <PairsTask task={task} at={at} />
          </ClientMessages>
        ) : (
          <FamilyTask task={task} at={at} />
        )}
      </div>
    </>
  );
}
