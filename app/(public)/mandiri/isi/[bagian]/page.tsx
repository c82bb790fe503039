import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FormFrame } from "@/components/self-update/form-frame";
import { sectionTitles } from "@/components/self-update/own-sections";
import { PlainQuestion } from "@/components/self-update/plain-question";
import { buttonClass } from "@/components/ui/button-style";
import { personName } from "@/lib/domain/queue/readable";
import { isGuarded } from "@/lib/domain/self-update/asked";
import { FORM_PATH } from "@/lib/domain/self-update/form-path";
import { guardOf, ownSteps, shownAnswer, shownQuestions } from "@/lib/domain/self-update/own-form";
import { fieldProblem } from "@/lib/domain/self-update/own-review";
import { onPage, placesText, readPlaces } from "@/lib/domain/self-update/page-turn";
import { localeOf } from "@/lib/i18n/locale";
import { requireOwnForm } from "@/lib/server/self-update/require-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selfUpdate.form"))("title"), robots: { index: false, follow: false } };
}

/** A few questions of one section. What an answer makes appear comes on the next page. */
export default async function OwnSectionPage({ params, searchParams }: PageProps<"/mandiri/isi/[bagian]">) {
  const [{ state }, { bagian }, query] = await Promise.all([requireOwnForm(), params, searchParams]);
  const { view } = state;
  const uid = typeof query["orang"] === "string" ? query["orang"] : null;
  const step = ownSteps(view).find((one) => one.section === bagian && one.uid === uid);
  if (step === undefined) redirect(FORM_PATH);
  const [t, locale] = await Promise.all([getTranslations("selfUpdate.form"), getLocale().then(localeOf)]);
  const shown = shownQuestions(view, step.section, uid);
  const visible = shown.map(({ at }) => at);
  const waiting = visible.filter((at) => (readPlaces(query["tanya"]) ?? visible).includes(at));
  const asked = shown.filter(({ at }) => onPage(waiting, visible).includes(at));
  if (asked.length === 0) redirect(FORM_PATH);
  const title = sectionTitles(t, view, locale)(step.section);
  const person = uid === null ? null : personName({ base: view.base, after: view.answers }, uid);
  return (
    <FormFrame
      title={person === null ? title : `${person}: ${title}`}
      lead={t("pages", { left: waiting.length })}
      fault={query["masalah"]}
    >
      {asked.some(({ question }) => isGuarded(question.level, question.key)) ? (
        <p className="text-base text-muted">{t("guarded")}</p>
      ) : null}
      <form method="post" action="/mandiri/isi/simpan" className="space-y-7">
        <input type="hidden" name="bagian" value={step.section} />
        <input type="hidden" name="orang" value={uid ?? ""} />
        <input type="hidden" name="tanya" value={placesText(waiting)} />
        {asked.map(({ at, question }) => (
          <PlainQuestion
            key={at}
            id={`j-${at}`}
            question={question}
            value={shownAnswer(view, question, uid)}
            guarded={guardOf(view, question, uid)}
            problem={fieldProblem(view, question, uid)}
          />
        ))}
        <div className="space-y-3">
          <button type="submit" name="lanjut" value="terus" className={buttonClass("primary", "normal", "w-full")}>
            {t("save")}
          </button>
          <button type="submit" name="lanjut" value="daftar" className={buttonClass("secondary", "normal", "w-full")}>
            {t("saveToList")}
          </button>
        </div>
      </form>
    </FormFrame>
  );
}
