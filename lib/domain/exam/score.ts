import type { ModuleCode } from "../training/module";
import type { PaperQuestion } from "./draw";
import type { BankQuestion, OptionPlace } from "./question";

/** What marking must know of a question. */
export type AnswerKey = Pick<BankQuestion, "module" | "right">;

/** Answers by the question's place in the paper; each is the option's place as it was shown. */
export type PaperAnswers = ReadonlyMap<number, OptionPlace>;

export interface Mark {
  readonly place: number;
  readonly code: string;
  readonly module: ModuleCode;
  readonly isRight: boolean;
}

export interface ModuleMark {
  readonly module: ModuleCode;
  readonly right: number;
  readonly of: number;
}

export interface Score {
  readonly right: number;
  /** Percentage of right answers, rounded down: 69.9 is not the mark. */
  readonly percent: number;
  readonly hasPassed: boolean;
}

/**
 * Each question right or not; unanswered is not. A question that has left the bank is left out: nobody can be measured by what
 * was found wrong.
 */
export function markPaper(
  paper: readonly PaperQuestion[],
  answers: PaperAnswers,
  keyOf: (code: string) => AnswerKey | null,
): readonly Mark[] {
  return paper.flatMap(({ code, optionOrder }, place) => {
    const key = keyOf(code);
    if (key === null) return [];
    const shown = answers.get(place);
    const isRight = shown !== undefined && optionOrder[shown] === key.right;
    return [{ place, code, module: key.module, isRight }];
  });
}

/** @param passMark the least percentage that passes, of the training or the test again */
export function scoreOf(marks: readonly Mark[], passMark: number): Score {
  const right = marks.filter(({ isRight }) => isRight).length;
  const percent = marks.length === 0 ? 0 : Math.floor((100 * right) / marks.length);
  return { right, percent, hasPassed: percent >= passMark };
}

/** The marks by module, in the order of the given modules. */
export function marksByModule(marks: readonly Mark[], order: readonly ModuleCode[]): readonly ModuleMark[] {
  return order.flatMap((module) => {
    const own = marks.filter((mark) => mark.module === module);
    return own.length === 0 ? [] : [{ module, right: own.filter(({ isRight }) => isRight).length, of: own.length }];
  });
}

/** What to read again: modules of which fewer answers were right than the mark asks. */
export function modulesToRead(marks: readonly ModuleMark[], passMark: number): readonly ModuleCode[] {
  return marks.filter(({ right, of }) => 100 * right < passMark * of).map(({ module }) => module);
}
