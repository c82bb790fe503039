import { useTranslations } from "next-intl";
import { CARRIED_CODES, CARRIED_PRESENCE } from "@/lib/domain/event/carried";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { type Answers, type AnswerValue, isAnswered } from "@/lib/domain/instrument/answers";
import { findQuestion, type Instrument } from "@/lib/domain/instrument/instrument";
import { inLocale } from "@/lib/domain/instrument/locale";
import { isConditionDate, isMembership } from "@/lib/domain/proposal/membership";
import type { FieldPlace } from "@/lib/domain/proposal/patch";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

interface Ground {
  readonly instrument: Instrument;
  readonly base: Answers;
  readonly locale: Locale;
}

/** What a field that is in dispute is called, and how a value of it is said: an answer, whether somebody is a member, or the day. */
export function useConflictWords({ instrument, base, locale }: Ground) {
  const t = useTranslations("form.conflict");
  const presenceText = (value: AnswerValue) => {
    const question = findQuestion(instrument, "member", "presence");
    const code = CARRIED_CODES.find((each) => each === value);
    return question === null ? "" : answerText(question, code === undefined ? value : CARRIED_PRESENCE[code], locale);
  };
  const membershipText = (uid: string, value: AnswerValue) => {
    if (value === null) return t(base.members[uid] === undefined ? "notAdded" : "stays");
    return presenceText(value) || t("added");
  };
  const inWords = (place: FieldPlace, value: AnswerValue): { readonly label: string; readonly text: string } => {
    if (isMembership(place)) return { label: t("membership"), text: membershipText(place.uid, value) };
    if (isConditionDate(place))
      return { label: t("day"), text: typeof value === "string" ? formatDate(value, locale) : "" };
    const question = findQuestion(instrument, place.level, place.key);
    return question === null
      ? { label: place.key, text: "" }
      : { label: inLocale(question.label, locale), text: answerText(question, value, locale) };
  };
  return {
    inWords,
    /** A value that has no words: something attached, or nothing. */
    wordless: (value: AnswerValue) => t(isAnswered(value) ? "attached" : "empty"),
  };
}
