import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLES } from "@/lib/domain/access/role";
import { blueprintOf, PAPER_LENGTH } from "@/lib/domain/exam/blueprint";
import { drawPaper, type PaperQuestion } from "@/lib/domain/exam/draw";
import type { OptionPlace } from "@/lib/domain/exam/question";
import { markPaper, marksByModule, modulesToRead, scoreOf } from "@/lib/domain/exam/score";
import { MODULE_CODES } from "@/lib/domain/training/module";
import { passMarkOf, passMarkProblem, USUAL_PASS_MARK } from "@/lib/domain/training-session/pass-mark";
import { findQuestionOf, QUESTION_BANK } from "@/lib/server/exam/bank/bank";

const PLACES: readonly OptionPlace[] = [0, 1, 2, 3];

/** Where the right answer stands in the paper, or the option after it. */
function shownOf({ code, optionOrder }: PaperQuestion, isRight: boolean): OptionPlace {
  const right = PLACES.find((place) => optionOrder[place] === findQuestionOf(code)?.right) ?? 0;
  return isRight ? right : (PLACES[(right + 1) % 4] ?? 0);
}

const paper = drawPaper(QUESTION_BANK, blueprintOf("village-operator"), "score");
const sheet = (right: number, wrong = 0) =>
  new Map(paper.slice(0, right + wrong).map((question, place) => [place, shownOf(question, place < right)] as const));
const percentOf = (right: number, wrong = 0) =>
  scoreOf(markPaper(paper, sheet(right, wrong), findQuestionOf), USUAL_PASS_MARK);

describe("a score", () => {
  it("is the share of right answers, unanswered ones wrong, rounded down", () => {
    expect(percentOf(PAPER_LENGTH)).toEqual({ right: 30, percent: 100, hasPassed: true });
    expect(percentOf(20, 10).percent).toBe(66);
    expect(percentOf(20).percent).toBe(66);
    expect(percentOf(0).percent).toBe(0);
    expect(scoreOf([], USUAL_PASS_MARK)).toEqual({ right: 0, percent: 0, hasPassed: false });
  });

  it("passes from the mark on", () => {
    expect(USUAL_PASS_MARK).toBe(70);
    expect(percentOf(21, 9)).toMatchObject({ percent: 70, hasPassed: true });
    expect(percentOf(20, 10).hasPassed).toBe(false);
    const marks = markPaper(paper, sheet(23, 7), findQuestionOf);
    expect(scoreOf(marks, 76)).toMatchObject({ percent: 76, hasPassed: true });
    expect(scoreOf(marks, 77)).toMatchObject({ percent: 76, hasPassed: false });
  });

  it("follows the options through the order in which they were shown", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ROLES),
        fc.string(),
        fc.array(fc.boolean(), { minLength: PAPER_LENGTH, maxLength: PAPER_LENGTH }),
        (role, seed, wanted) => {
          const drawn = drawPaper(QUESTION_BANK, blueprintOf(role), seed);
          const answers = new Map(drawn.map((question, place) => [place, shownOf(question, wanted[place] ?? false)]));
          const marks = markPaper(drawn, answers, findQuestionOf);
          expect(marks.map(({ isRight }) => isRight)).toEqual(wanted);
          const byModule = marksByModule(marks, MODULE_CODES);
          expect(byModule.reduce((sum, { of }) => sum + of, 0)).toBe(PAPER_LENGTH);
          expect(byModule.reduce((sum, { right }) => sum + right, 0)).toBe(scoreOf(marks, USUAL_PASS_MARK).right);
        },
      ),
    );
  });

  it("leaves out a question that has left the bank", () => {
    const gone = paper[0]?.code;
    const marks = markPaper(paper, sheet(PAPER_LENGTH), (code) => (code === gone ? null : findQuestionOf(code)));
    expect(marks).toHaveLength(PAPER_LENGTH - 1);
    expect(scoreOf(marks, USUAL_PASS_MARK).percent).toBe(100);
  });

  it("sends to the modules that fell under the mark", () => {
    const marks = [
      { module: "konsep-keluarga", right: 4, of: 6 },
      { module: "praktik-portal", right: 7, of: 10 },
      { module: "etika-dan-data-pribadi", right: 0, of: 3 },
    ] as const;
    expect(modulesToRead(marks, 70)).toEqual(["konsep-keluarga", "etika-dan-data-pribadi"]);
    expect(modulesToRead(marks, 66)).toEqual(["etika-dan-data-pribadi"]);
  });
});

describe("the mark that passes", () => {
  const nation = { regionCode: "0", mark: 75 };
  const province = { regionCode: "52", mark: 72 };
  const regency = { regionCode: "5207", mark: 80 };

  it("is seventy where nobody has set another, else the strictest around the place", () => {
    expect(passMarkOf([])).toBe(70);
    expect(passMarkOf([{ regionCode: "0", mark: 65 }])).toBe(65);
    expect(passMarkOf([nation, province])).toBe(75);
    expect(passMarkOf([nation, province, regency])).toBe(80);
  });

  it("is not set out of bounds, nor below what holds above, nor once more the same", () => {
    const around = { above: [nation, province], own: 80 };
    expect(passMarkProblem(59, { above: [], own: null })).toBe("RANGE");
    expect(passMarkProblem(96, { above: [], own: null })).toBe("RANGE");
    expect(passMarkProblem(70.5, { above: [], own: null })).toBe("RANGE");
    expect(passMarkProblem(60, { above: [], own: null })).toBeNull();
    expect(passMarkProblem(74, around)).toBe("LOOSENS");
    expect(passMarkProblem(80, around)).toBe("UNCHANGED");
    expect(passMarkProblem(75, around)).toBeNull();
  });
});
