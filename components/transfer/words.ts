import { getLocale, getTranslations } from "next-intl/server";
import type { ChoiceOption } from "@/components/ui/choice-group";
import type { DateLabels } from "@/components/ui/date-input";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { type ReasonedStep, transferReasons } from "@/lib/domain/transfer/reason";
import { monthNames } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** What a refusal says, by its code, its reason or the field it names. */
export type ProblemWords = Readonly<Record<string, string>> & {
  readonly title: string;
  readonly reload: string;
};

const PROBLEMS = [
  "title",
  "reload",
  "ALREADY_MOVING",
  "PEOPLE_CHANGED",
  "TARGET_GONE",
  "nik",
  "kk",
  "birthDate",
  "movedOn",
  "evidenceNo",
  "target",
  "toVillage",
  "people",
  "newHead",
  "HEAD_NEEDED",
  "TWO_HEADS",
  "HEAD_TAKEN",
] as const;

/** Refusals in words, as props: a button needs no message library. */
export async function problemWords(): Promise<ProblemWords> {
  const t = await getTranslations("transfer.problem");
  const texts = Object.fromEntries(PROBLEMS.map((key) => [key, t(key)]));
  return { ...texts, title: t("title"), reload: t("reload") };
}

export interface EvidenceWords {
  readonly kind: string;
  readonly kinds: readonly ChoiceOption[];
  readonly number: string;
  readonly numberHint: string;
  readonly movedOn: string;
  readonly dateLabels: DateLabels;
}

export async function dateLabels(): Promise<DateLabels> {
  const [t, locale] = await Promise.all([getTranslations("transfer.evidence"), getLocale().then(localeOf)]);
  return { day: t("day"), month: t("month"), year: t("year"), months: monthNames(locale) };
}

export async function evidenceWords(): Promise<EvidenceWords> {
  const t = await getTranslations("transfer.evidence");
  return {
    kind: t("kind"),
    kinds: [
      { value: "skpwni", label: t("skpwni") },
      { value: "rt-note", label: t("rt-note") },
    ],
    number: t("number"),
    numberHint: t("numberHint"),
    movedOn: t("movedOn"),
    dateLabels: await dateLabels(),
  };
}

/** Relations to the head, in the words of the questionnaire. */
export async function relationOptions(): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const locale = await getLocale().then(localeOf);
  const question = INSTRUMENTS[0] ? findQuestion(INSTRUMENTS[0], "member", "relationToHead") : null;
  if (question?.type !== "choice") return [];
  return question.options.map(({ code }) => ({ value: String(code), label: answerText(question, code, locale) }));
}

export async function reasonOptions(event: ReasonedStep): Promise<readonly ChoiceOption[]> {
  const t = await getTranslations("transfer.reason");
  return transferReasons(event).map((code) => ({ value: code, label: t(code) }));
}
