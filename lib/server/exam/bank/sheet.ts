import "server-only";
import type { BankQuestion, OptionPlace, QuestionLevel } from "@/lib/domain/exam/question";
import type { ModuleCode } from "@/lib/domain/training/module";

/** A question in one language as its author writes it, so that each language is read in one piece. */
type Sheet = readonly [question: string, a: string, b: string, c: string, d: string, why: string];

interface Sheets {
  readonly id: Sheet;
  readonly en: Sheet;
}

/** The questions of one module; every code begins with the module's short name. */
export function questionsOf(module: ModuleCode, prefix: string) {
  return (number: number, level: QuestionLevel, right: OptionPlace, { id, en }: Sheets): BankQuestion => {
    const wording = (line: 0 | 1 | 2 | 3 | 4 | 5) => ({ id: id[line], en: en[line] });
    return {
      code: `${prefix}-${String(number).padStart(2, "0")}`,
      module,
      level,
      text: wording(0),
      options: [{ text: wording(1) }, { text: wording(2) }, { text: wording(3) }, { text: wording(4) }],
      right,
      why: wording(5),
    };
  };
}
