import { type Answers, isAnswered } from "../instrument/answers";
import { diff, parseChangeKey } from "../instrument/diff";
import type { JumpTarget } from "./jump";

/**
 * Answers that were there before one field was changed and are gone after it, because their questions are no longer
 * asked. The field itself is not among them.
 */
export function lostAnswers(before: Answers, after: Answers, changed: JumpTarget): readonly JumpTarget[] {
  return diff(before, after).flatMap((change) => {
    const target = parseChangeKey(change.key);
    const isItself =
      target !== null && target.level === changed.level && target.uid === changed.uid && target.key === changed.key;
    const isLost = isAnswered(change.before) && !isAnswered(change.after);
    return target === null || isItself || !isLost ? [] : [target];
  });
}
