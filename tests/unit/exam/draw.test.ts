import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLES } from "@/lib/domain/access/role";
import { blueprintOf, PAPER_LENGTH } from "@/lib/domain/exam/blueprint";
import { drawPaper } from "@/lib/domain/exam/draw";
import { isCase } from "@/lib/domain/exam/question";
import { QUESTION_BANK } from "@/lib/server/exam/bank/bank";

const role = fc.constantFrom(...ROLES);
const CODES = QUESTION_BANK.map(({ code }) => code);
const avoided = fc.subarray(CODES).map((codes) => new Set(codes));
const entryOf = (code: string) => QUESTION_BANK.filter((question) => question.code === code);

describe("a drawn paper", () => {
  it("has thirty questions, none twice, as many of each module and of cases as the blueprint says", () => {
    fc.assert(
      fc.property(role, fc.string(), (who, seed) => {
        const blueprint = blueprintOf(who);
        const drawn = drawPaper(QUESTION_BANK, blueprint, seed).flatMap(({ code }) => entryOf(code));
        expect(drawn).toHaveLength(PAPER_LENGTH);
        expect(new Set(drawn.map(({ code }) => code)).size).toBe(PAPER_LENGTH);
        for (const { module, count, cases } of blueprint) {
          const ofModule = drawn.filter((question) => question.module === module);
          expect(ofModule).toHaveLength(count);
          expect(ofModule.filter(isCase).length).toBeGreaterThanOrEqual(cases);
        }
      }),
    );
  });

  it("is the same for the same seed, whatever the order of the bank", () => {
    fc.assert(
      fc.property(role, fc.string(), avoided, (who, seed, avoid) => {
        const first = drawPaper(QUESTION_BANK, blueprintOf(who), seed, avoid);
        expect(drawPaper(QUESTION_BANK.toReversed(), blueprintOf(who), seed, avoid)).toEqual(first);
      }),
    );
  });

  it("shows the four options of a question in some order", () => {
    fc.assert(
      fc.property(role, fc.string(), (who, seed) => {
        for (const { optionOrder } of drawPaper(QUESTION_BANK, blueprintOf(who), seed)) {
          expect(optionOrder.toSorted()).toEqual([0, 1, 2, 3]);
        }
      }),
    );
  });

  it("takes a question of an earlier paper only where its module has no others left", () => {
    fc.assert(
      fc.property(role, fc.string(), avoided, (who, seed, avoid) => {
        const blueprint = blueprintOf(who);
        const drawn = drawPaper(QUESTION_BANK, blueprint, seed, avoid).flatMap(({ code }) => entryOf(code));
        for (const { module, count } of blueprint) {
          const fresh = QUESTION_BANK.filter((question) => question.module === module && !avoid.has(question.code));
          const freshDrawn = drawn.filter((question) => question.module === module && !avoid.has(question.code));
          expect(freshDrawn).toHaveLength(Math.min(count, fresh.length));
        }
      }),
    );
  });

  it("differs from seed to seed in questions, their order and the order of the options", () => {
    const blueprint = blueprintOf("village-operator");
    const papers = Array.from({ length: 50 }, (_, index) => drawPaper(QUESTION_BANK, blueprint, `paper ${index}`));
    const distinct = (of: (paper: (typeof papers)[number]) => string) => new Set(papers.map(of)).size;
    expect(
      distinct((paper) =>
        paper
          .map(({ code }) => code)
          .toSorted()
          .join(),
      ),
    ).toBe(50);
    expect(distinct((paper) => paper[0]?.code ?? "")).toBeGreaterThan(20);
    expect(new Set(papers.flatMap((paper) => paper.map(({ optionOrder }) => optionOrder.join()))).size).toBe(24);
  });

  it("lets every question of the modules come up", () => {
    const seen = new Set(
      ROLES.flatMap((who) =>
        Array.from({ length: 60 }, (_, index) => drawPaper(QUESTION_BANK, blueprintOf(who), `${who} ${index}`)),
      ).flatMap((paper) => paper.map(({ code }) => code)),
    );
    expect(CODES.filter((code) => !seen.has(code))).toEqual([]);
  });

  it("is refused when a module has too few questions", () => {
    const few = QUESTION_BANK.filter(({ module }) => module !== "musyawarah-desa");
    expect(() => drawPaper(few, blueprintOf("village-head"), "seed")).toThrow(RangeError);
  });
});
