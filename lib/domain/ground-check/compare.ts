import { type Answers, type AnswerValue, answerAt, isAnswered, sameAnswer } from "../instrument/answers";
import type { SaidField } from "./ground-check";
import { toleranceOf, weightOf } from "./welfare";

export const RESULTS = ["agree", "differ", "unanswered"] as const;
export type CompareResult = (typeof RESULTS)[number];

export interface ComparedField extends SaidField {
  readonly seen: AnswerValue;
  readonly result: CompareResult;
  readonly weight: number;
}

/** The proposal beside what the companion saw, field by field. What they did not answer says nothing for or against. */
export function compareFields(fields: readonly SaidField[], answers: Answers): readonly ComparedField[] {
  return fields.map((field) => {
    const seen = answerAt(answers, field.level, field.uid, field.key);
    return { ...field, seen, result: compareAnswer(field.key, field.said, seen), weight: weightOf(field.key) };
  });
}

/** Figures agree within the variable's tolerance; everything else agrees or does not. */
export function compareAnswer(key: string, said: AnswerValue, seen: AnswerValue): CompareResult {
  if (!isAnswered(seen)) return "unanswered";
  if (sameAnswer(said, seen)) return "agree";
  return typeof said === "number" && typeof seen === "number" && isNear(key, said, seen) ? "agree" : "differ";
}

function isNear(key: string, a: number, b: number): boolean {
  const { absolute, share } = toleranceOf(key);
  return Math.abs(a - b) <= Math.max(absolute, share * Math.max(Math.abs(a), Math.abs(b)));
}

export interface Agreement {
  readonly agree: number;
  readonly differ: number;
  readonly unanswered: number;
  /** 0 to 100, by weight; null when nothing could be compared. */
  readonly percent: number | null;
}

export function agreementOf(fields: readonly Pick<ComparedField, "result" | "weight">[]): Agreement {
  const count = (result: CompareResult) => fields.filter((field) => field.result === result).length;
  const weigh = (result: CompareResult) =>
    fields.reduce((sum, field) => (field.result === result ? sum + field.weight : sum), 0);
  const [agreed, differed] = [weigh("agree"), weigh("differ")];
  return {
    agree: count("agree"),
    differ: count("differ"),
    unanswered: count("unanswered"),
    percent: agreed + differed === 0 ? null : Math.round((100 * agreed) / (agreed + differed)),
  };
}
