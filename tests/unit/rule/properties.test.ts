import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers, AnswerValue } from "@/lib/domain/instrument/answers";
import { namesIn } from "@/lib/domain/instrument/condition/condition";
import type { Question } from "@/lib/domain/instrument/question";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { evaluateRules, RULES } from "@/lib/domain/rule/evaluate-rules";
import type { Finding } from "@/lib/domain/rule/finding";
import { formAnswers } from "@/prisma/seed/judge";
import { drawFamilies } from "@/tests/support/factory/families";

const ON = "2026-11-22";
const VILLAGE = "5207012003";
const CONTEXT = { villageCode: VILLAGE, today: ON, periodStart: "2026-01-01" };
const FAMILIES = drawFamilies(VILLAGE, 400, ON).map(formAnswers);

const family = fc.integer({ min: 0, max: FAMILIES.length - 1 }).map((index) => FAMILIES[index] as Answers);

function judged(answers: Answers): readonly Finding[] {
  return evaluateRules(REGSOSEK22K, answers, ON, { ...CONTEXT, base: answers });
}

const named = (findings: readonly Finding[]) => findings.map(({ ruleId, key }) => `${ruleId} ${key}`).sort();

/** Any answer of a question's form, sensible or not. */
function anyAnswer(question: Question): fc.Arbitrary<AnswerValue> {
  switch (question.type) {
    case "choice":
      return fc.constantFrom(...question.options.map(({ code }) => code));
    case "multi":
      return fc.subarray(question.options.map(({ code }) => code));
    case "integer":
    case "decimal":
      return fc.integer({ min: Math.ceil(question.min), max: Math.floor(question.max) });
    case "date":
      return fc
        .date({ min: new Date("1900-01-01"), max: new Date("2026-11-22"), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10));
    default:
      return fc.string({ maxLength: 20 });
  }
}

/** Questions that no condition of a rule or of the form reads: their answers concern nothing else. */
const READ = new Set([
  ...RULES.flatMap((rule) => [
    ...namesIn(rule.assert),
    ...(rule.when === null ? [] : namesIn(rule.when)),
    rule.target.key,
  ]),
  ...REGSOSEK22K.questions.flatMap((question) => (question.condition === null ? [] : namesIn(question.condition))),
  "name",
]);
/** Read as a list, whatever their number. */
const METERS = /^meter/;
const UNRELATED = REGSOSEK22K.household.filter(
  (question) => question.fill === "answer" && !READ.has(question.key) && !METERS.test(question.key),
);

describe("rules on generated families", () => {
  it("find no error in 97 of 100 families of the seed", () => {
    const faulty = FAMILIES.filter((answers) => judged(answers).some(({ severity }) => severity === "error"));
    expect(faulty.length / FAMILIES.length).toBeLessThanOrEqual(0.03);
  });

  it("say the same twice", () => {
    fc.assert(
      fc.property(family, (answers) => {
        expect(judged(structuredClone(answers))).toEqual(judged(answers));
      }),
    );
  });

  it("say the same whatever the order of the people", () => {
    fc.assert(
      fc.property(family, (answers) => {
        const reversed = Object.fromEntries(Object.entries(answers.members).reverse());
        expect(named(judged({ ...answers, members: reversed }))).toEqual(named(judged(answers)));
      }),
    );
  });

  it("lose no finding to an unrelated answer", () => {
    expect(UNRELATED.length).toBeGreaterThan(5);
    const change = fc
      .constantFrom(...UNRELATED)
      .chain((question) => anyAnswer(question).map((value) => [question.key, value] as const));
    fc.assert(
      fc.property(family, change, (answers, [key, value]) => {
        const base = { villageCode: VILLAGE };
        const before = evaluateRules(REGSOSEK22K, answers, ON, base);
        const after = evaluateRules(
          REGSOSEK22K,
          { ...answers, household: { ...answers.household, [key]: value } },
          ON,
          base,
        );
        expect(named(after)).toEqual(named(before));
      }),
    );
  });

  it("never fail on any answer to any question", () => {
    const member = fc.constantFrom(...REGSOSEK22K.member.filter(({ fill }) => fill === "answer"));
    const change = member.chain((question) => anyAnswer(question).map((value) => [question.key, value] as const));
    fc.assert(
      fc.property(family, fc.array(change, { maxLength: 12 }), fc.nat(), (answers, changes, pick) => {
        const uids = Object.keys(answers.members);
        const uid = uids[pick % uids.length] ?? "";
        const row = { ...answers.members[uid], ...Object.fromEntries(changes) };
        const found = judged({ ...answers, members: { ...answers.members, [uid]: row } });
        for (const { severity, text } of found) expect(severity !== undefined && text.id !== "").toBe(true);
      }),
    );
  });
});
