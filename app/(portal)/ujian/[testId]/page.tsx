import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { BlueprintTable } from "@/components/exam/blueprint-table";
import { ExamRules } from "@/components/exam/exam-rules";
import { ExamStep } from "@/components/exam/exam-step";
import { ResultCard } from "@/components/exam/result-card";
import { TriesTable } from "@/components/exam/tries-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { isUuid } from "@/lib/domain/list/address";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { findExamPage } from "@/lib/server/exam/page-query";
import { findResult } from "@/lib/server/exam/result-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exam"))("title") };
}

/** One's own test, of a seat or asked again: before it the rules and the button, after it the result. */
export default async function ExamRoute({ params }: PageProps<"/ujian/[testId]">) {
  const [actor, { testId }, locale] = await Promise.all([requireActor(), params, getLocale().then(localeOf)]);
  const page = isUuid(testId) ? await findExamPage(actor, testId, { locale, now: new Date() }) : null;
  if (page === null) notFound();
  const last = page.tries.at(-1);
  const [t, roles, common, result] = await Promise.all([
    getTranslations("exam"),
    getTranslations("roles.name"),
    getTranslations("common"),
    last === undefined ? null : findResult(actor, last.attemptId, locale),
  ]);
  const title = t(page.trainingTitle === null ? "again" : "title");
  const duty = { role: roles(page.role), region: page.regionLabel };
  const step = <ExamStep page={page} grantId={actor.grant.id} />;
  // The rules belong before a try that may begin; whatever else is to be done comes first.
  const mayBegin = page.problem === null && page.open === null;
  const isBefore = mayBegin || page.problem === "NOT_BEGUN";
  return (
    <>
      <PageHeading
        title={title}
        lead={
          page.trainingTitle === null ? t("aboutAgain", duty) : t("about", { ...duty, training: page.trainingTitle })
        }
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: "/pelatihan-saya" }, { label: title }]}
          />
        }
      />
      <div className="grid max-w-3xl grid-cols-1 gap-5">
        {result === null || page.open !== null ? null : (
          <ResultCard result={result} timeZone={page.timeZone} isAgain={page.trainingTitle === null} />
        )}
        {mayBegin ? null : step}
        {isBefore ? <ExamRules mark={page.passMark} /> : null}
        {mayBegin ? step : null}
        {page.tries.length > 1 ? <TriesTable tries={page.tries} timeZone={page.timeZone} /> : null}
        {isBefore && result === null ? <BlueprintTable blueprint={page.blueprint} /> : null}
      </div>
    </>
  );
}
