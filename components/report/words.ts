import { getTranslations } from "next-intl/server";
import type { DateLabels } from "@/components/ui/date-input";
import { dateLabels } from "@/components/ui/date-labels";
import { REPORT_KINDS } from "@/lib/domain/report/report";

const TELL_KEYS = [
  "tell",
  "newcomer",
  "tellTitle",
  "newTitle",
  "tellLead",
  "kindLabel",
  "choose",
  "happenedOn",
  "note",
  "noteHint",
  "send",
  "busy",
  "cancel",
  "sent",
  "missingKind",
  "future",
  "TOO_SHORT",
  "TOO_LONG",
  "IDENTITY_NUMBER",
] as const;

export type TellWords = Readonly<Record<(typeof TELL_KEYS)[number], string>> & {
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  readonly dateLabels: DateLabels;
};

/** Words of a report. Raw texts hold {name}. */
export async function tellWords(): Promise<TellWords> {
  const t = await getTranslations("report");
  const words = Object.fromEntries(TELL_KEYS.map((key) => [key, String(t.raw(key))]));
  return {
    ...(words as Record<(typeof TELL_KEYS)[number], string>), // every key was just written
    kinds: REPORT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
    dateLabels: await dateLabels(),
  };
}

const ANSWER_KEYS = [
  "handled",
  "dismiss",
  "dismissTitle",
  "dismissLead",
  "reason",
  "busy",
  "cancel",
  "doneHandled",
  "doneDismissed",
] as const;
const PROBLEM_KEYS = ["TOO_SHORT", "TOO_LONG", "IDENTITY_NUMBER"] as const;

export type AnswerWords = Readonly<Record<(typeof ANSWER_KEYS)[number] | (typeof PROBLEM_KEYS)[number], string>>;

export async function answerWords(): Promise<AnswerWords> {
  const [t, desk] = await Promise.all([getTranslations("report"), getTranslations("report.desk")]);
  const words = Object.fromEntries([
    ...ANSWER_KEYS.map((key) => [key, desk(key)]),
    ...PROBLEM_KEYS.map((key) => [key, t(key)]),
  ]);
  return words as AnswerWords; // every key of both lists was just written
}
