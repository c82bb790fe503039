import { getLocale, getTranslations } from "next-intl/server";
import { DescriptionList } from "@/components/ui/description-list";
import type { AsideAnswer, Whose } from "@/lib/domain/field/aside";
import { VISIT_OUTCOMES } from "@/lib/domain/ground-check/ground-check";
import { dateText } from "@/lib/domain/instrument/locale";
import type { Locale } from "@/lib/i18n/locale";

/** What was typed, folded: as many lines as there are answers. */
export async function AsideAnswers({ answers }: { readonly answers: readonly AsideAnswer[] | null }) {
  const [t, locale, lineOf] = await Promise.all([getTranslations("device.aside"), getLocale(), answerWords()]);
  if (answers === null) return <p className="text-muted">{t("unreadable")}</p>;
  if (answers.length === 0) return <p className="text-muted">{t("nothing")}</p>;
  return (
    <details>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center">
        {t("answers", { count: answers.length })}
      </summary>
      <DescriptionList items={answers.map((answer) => lineOf(answer, locale))} />
    </details>
  );
}

async function answerWords() {
  const [t, outcomes] = await Promise.all([getTranslations("device.aside"), getTranslations("groundCheck.outcome")]);
  const nameOf = ({ name }: Whose) => name ?? t("unseenPerson");
  return (answer: AsideAnswer, locale: Locale): { readonly term: string; readonly detail: string } => {
    switch (answer.kind) {
      case "answer": {
        const { label, person, text } = answer;
        return {
          term: person === null ? label : t("ofPerson", { name: nameOf(person), label }),
          detail: text === "" ? t("emptied") : text,
        };
      }
      case "file":
        return { term: answer.label, detail: t("file") };
      case "came":
      case "stayed":
      case "untold":
        return { term: nameOf(answer.person), detail: t(`member.${answer.kind}`) };
      case "left":
      case "told":
        return { term: nameOf(answer.person), detail: t(`member.${answer.kind}`, { what: answer.text }) };
      case "day":
        return { term: t("line.day"), detail: dateText(answer.text, locale) };
      case "outcome": {
        const known = VISIT_OUTCOMES.find((each) => each === answer.text);
        return { term: t("line.outcome"), detail: known === undefined ? answer.text : outcomes(known) };
      }
      case "note":
      case "remark":
        return { term: t(`line.${answer.kind}`), detail: answer.text };
      case "correction":
        return { term: t("line.correction"), detail: t(answer.is ? "yes" : "no") };
      case "choice":
        return { term: t("line.choice"), detail: t(`choice.${answer.choice}`) };
      case "began":
        return { term: t("line.began"), detail: t("yes") };
      case "other":
        return { term: answer.key, detail: answer.text };
    }
  };
}
