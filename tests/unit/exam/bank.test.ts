import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type BankQuestion, isCase, type Wording } from "@/lib/domain/exam/question";
import { MODULE_CODES } from "@/lib/domain/training/module";
import { findQuestionOf, QUESTION_BANK } from "@/lib/server/exam/bank/bank";

const FOLDER = join(process.cwd(), "lib/server/exam/bank");
const LANGUAGES = ["id", "en"] as const;
const wordingsOf = (question: BankQuestion): Wording[] => [
  question.text,
  ...question.options.map(({ text }) => text),
  question.why,
];
/** Answers that are a figure, a date or a proper name read the same in both languages. */
const isSameInBoth = ({ id }: Wording) => /^(BPS|Bappeda|NIK|\d+ [A-Z][a-z]+ \d{4})$/.test(id);

describe("the question bank", () => {
  it("has at least 15 questions of each module, five of them cases at the least", () => {
    for (const module of MODULE_CODES) {
      const ofModule = QUESTION_BANK.filter((question) => question.module === module);
      expect(ofModule.length, module).toBeGreaterThanOrEqual(15);
      expect(ofModule.filter(isCase).length, module).toBeGreaterThanOrEqual(5);
      expect(ofModule.length - ofModule.filter(isCase).length, module).toBeGreaterThanOrEqual(4);
    }
    expect(QUESTION_BANK.length).toBeGreaterThanOrEqual(165);
  });

  it("finds every question by its code, which is no other's", () => {
    expect(new Set(QUESTION_BANK.map(({ code }) => code)).size).toBe(QUESTION_BANK.length);
    for (const question of QUESTION_BANK) {
      expect(question.code).toMatch(/^[a-z]+-\d{2}$/);
      expect(findQuestionOf(question.code)).toBe(question);
    }
    expect(findQuestionOf("none-01")).toBeNull();
  });

  it("asks no question twice", () => {
    expect(new Set(QUESTION_BANK.map(({ text }) => text.id)).size).toBe(QUESTION_BANK.length);
    expect(new Set(QUESTION_BANK.map(({ text }) => text.en)).size).toBe(QUESTION_BANK.length);
  });

  it.each(QUESTION_BANK.map((question) => [question.code, question] as const))("%s is whole", (_, question) => {
    for (const wording of wordingsOf(question)) {
      for (const language of LANGUAGES) {
        expect(wording[language].trim()).toBe(wording[language]);
        expect(wording[language]).not.toBe("");
      }
      if (!isSameInBoth(wording)) expect(wording.id).not.toBe(wording.en);
    }
    for (const language of LANGUAGES) {
      expect(new Set(question.options.map(({ text }) => text[language].toLowerCase())).size).toBe(4);
    }
    expect([0, 1, 2, 3]).toContain(question.right);
    expect(question.why.id.split(/\s+/).length).toBeGreaterThanOrEqual(8);
  });

  it("offers no option that speaks of the others", () => {
    const lazy = /semua (jawaban )?(di atas |)benar|tidak ada yang benar|all of the above|none of the above/i;
    for (const question of QUESTION_BANK) {
      for (const { text } of question.options) expect(`${text.id} ${text.en}`).not.toMatch(lazy);
    }
  });

  it("holds no identity number but the invented ones that begin with 99", () => {
    const numbers = QUESTION_BANK.flatMap(wordingsOf).flatMap(({ id, en }) => `${id} ${en}`.match(/\d{10,}/g) ?? []);
    expect(numbers.filter((number) => !/^99\d{14}$/.test(number))).toEqual([]);
  });

  it("is known to the server alone", () => {
    for (const file of readdirSync(FOLDER)) {
      expect(readFileSync(join(FOLDER, file), "utf8").startsWith('import "server-only";\n'), file).toBe(true);
    }
  });
});

describe("the right answers", () => {
  const share = (questions: readonly BankQuestion[], holds: (question: BankQuestion) => boolean) =>
    questions.filter(holds).length / questions.length;
  const lengths = ({ options, right }: BankQuestion, language: "id" | "en") => ({
    own: options[right].text[language].length,
    others: options.filter((_, place) => place !== right).map(({ text }) => text[language].length),
  });

  it("stand in each of the four places about equally often, in the bank and in each module", () => {
    for (const place of [0, 1, 2, 3]) {
      expect(share(QUESTION_BANK, ({ right }) => right === place)).toBeLessThanOrEqual(0.35);
      for (const module of MODULE_CODES) {
        const ofModule = QUESTION_BANK.filter((question) => question.module === module);
        expect(
          share(ofModule, ({ right }) => right === place),
          module,
        ).toBeLessThanOrEqual(0.4);
      }
    }
  });

  it.each(LANGUAGES)("cannot be told by their length (%s)", (language) => {
    const isLongest = (question: BankQuestion) => {
      const { own, others } = lengths(question, language);
      return own > Math.max(...others);
    };
    const isShortest = (question: BankQuestion) => {
      const { own, others } = lengths(question, language);
      return own < Math.min(...others);
    };
    expect(share(QUESTION_BANK, isLongest)).toBeLessThanOrEqual(0.4);
    expect(share(QUESTION_BANK, isShortest)).toBeLessThanOrEqual(0.4);
    for (const module of MODULE_CODES) {
      const ofModule = QUESTION_BANK.filter((question) => question.module === module);
      expect(share(ofModule, isLongest), module).toBeLessThanOrEqual(0.5);
    }
  });
});
