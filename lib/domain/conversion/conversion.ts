import type { AnswerMap, AnswerValue } from "../instrument/answers";
import type { Level } from "../variable/variable";

/**
 * What another instrument's answers say of a variable, in one direction: a suggestion for a person to confirm, never an
 * answer by itself. Where nothing certain follows, it says nothing (null).
 */
export interface Conversion {
  readonly level: Level;
  /** The variable that is told. */
  readonly to: string;
  /** The variables of the same row that tell it. */
  readonly from: readonly string[];
  readonly convert: (row: AnswerMap) => AnswerValue;
}
