import type { ModuleCode } from "../training/module";
import type { Text } from "../variable/variable";

/** What a question tries: whether one knows a rule, can use it in a plain case, or weighs what pulls both ways. */
export const QUESTION_LEVELS = ["know", "apply", "judge"] as const;
export type QuestionLevel = (typeof QUESTION_LEVELS)[number];

/** Words in both languages. */
export type Wording = Text;

export interface BankOption {
  readonly text: Wording;
}

/** The place of an option as the bank holds it; a paper shows the options in another order. */
export type OptionPlace = 0 | 1 | 2 | 3;

/** A question of the competency test with its answer: for the server alone. */
export interface BankQuestion {
  /** Never given to another question: papers keep it. */
  readonly code: string;
  readonly module: ModuleCode;
  readonly level: QuestionLevel;
  readonly text: Wording;
  readonly options: readonly [BankOption, BankOption, BankOption, BankOption];
  readonly right: OptionPlace;
  /** Why the right one is right and what is wrong with the one that tempts most. */
  readonly why: Wording;
}

/** A case is a question that wants more than a rule known by heart. */
export function isCase({ level }: Pick<BankQuestion, "level">): boolean {
  return level !== "know";
}
