import type { Answers } from "./answers";
import { readContext } from "./form";
import type { Instrument } from "./instrument";
import type { Question } from "./question";

/**
 * The questions to show, in the order of the form, for the household (uid null) or one person: the person's own
 * questions, then the civil-registration fields. A condition that depends on an unanswered question hides.
 */
export function visibleQuestions(
  instrument: Instrument,
  answers: Answers,
  uid: string | null,
  conditionDate: string,
): readonly Question[] {
  return readContext(instrument, answers, uid, conditionDate).visible;
}
