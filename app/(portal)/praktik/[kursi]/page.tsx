import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PracticeRules } from "@/components/practice/practice-rules";
import { PracticeState } from "@/components/practice/practice-state";
import { TaskStates } from "@/components/practice/task-states";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { findPracticeHome } from "@/lib/server/practice/queries";
import { readSet } from "../read-set";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("practice"))("title") };
}

/** The practical part of one's own seat, or free practice. */
export default async function PracticePage({ params }: PageProps<"/praktik/[kursi]">) {
  const [actor, set, locale] = await Promise.all([
    requireActor(),
    params.then(({ kursi }) => readSet(kursi)),
    getLocale().then(localeOf),
  ]);
  const home = set === null ? null : await findPracticeHome(actor, set.enrolmentId, { locale, now: new Date() });
  if (home === null) notFound();
  const [t, common] = await Promise.all([getTranslations("practice"), getTranslations("common")]);
  const title = t(home.training === null ? "freeTitle" : "title");
  return (
    <>
      <PageHeading
        title={title}
        lead={home.training === null ? t("freeLead") : t("lead", { training: home.training.title })}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: "/pelatihan-saya" }, { label: title }]}
          />
        }
      />
      <div className="grid max-w-3xl grid-cols-1 gap-5">
        {home.training === null ? null : <PracticeState training={home.training} />}
        <TaskStates home={home} />
        <PracticeRules />
      </div>
    </>
  );
}
