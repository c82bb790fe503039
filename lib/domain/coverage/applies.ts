import type { Condition } from "../instrument/condition/condition";
import { findQuestion } from "../instrument/instrument";
import type { Question } from "../instrument/question";
import { currentInstruments } from "../instrument/registry";
import type { Level, Variable } from "../variable/variable";

/** The questions that ask a variable, one for each instrument that does. */
export function questionsOf({ level, key }: Pick<Variable, "level" | "key">): readonly Question[] {
  return currentInstruments().flatMap((instrument) => findQuestion(instrument, level, key) ?? []);
}

/** Codes of the forms that ask a variable. What the others do not ask stays empty in families that were asked by those. */
export function formsAsking({ level, key }: Pick<Variable, "level" | "key">): readonly string[] {
  return currentInstruments().flatMap((instrument) =>
    findQuestion(instrument, level, key) === null ? [] : [instrument.code],
  );
}

/**
 * To which families or people a variable applies: those whom one of the forms would ask it, by its own condition. null: to all. Whether
 * it applies is not known while what the condition reads is not answered; such a family is not counted.
 */
export function appliesTo(variable: Pick<Variable, "level" | "key">): Condition | null {
  const conditions = new Map(questionsOf(variable).map(({ askIf, condition }) => [askIf, condition]));
  if (conditions.size === 0) return null;
  return [...conditions.values()].reduce((left, right) =>
    left === null || right === null ? null : { kind: "or", left, right },
  );
}

/** Some form says that leaving it empty is itself an answer: an empty place is then no gap. */
export function isBlankAnswer(variable: Pick<Variable, "level" | "key">): boolean {
  return questionsOf(variable).some((question) => question.optional?.blankIsAnswer === true);
}

/** Where a name in a condition of a level is looked for: its own level first, then the wider ones. */
export const LOOKS_IN: Readonly<Record<Level, readonly Level[]>> = {
  household: ["household"],
  member: ["member", "household"],
  civil: ["civil", "member", "household"],
};

/** Somebody whose whereabouts nobody asked counts as living there, in every figure. */
export const ASSUMED_PRESENCE = 1;
