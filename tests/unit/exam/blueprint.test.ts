import { describe, expect, it } from "vitest";
import { ROLES } from "@/lib/domain/access/role";
import { blueprintOf, LEAST_PER_MODULE, PAPER_LENGTH } from "@/lib/domain/exam/blueprint";
import { isCase } from "@/lib/domain/exam/question";
import { MODULE_HOURS } from "@/lib/domain/training/module";
import { pathOf } from "@/lib/domain/training/path";
import { QUESTION_BANK } from "@/lib/server/exam/bank/bank";

describe.each(ROLES)("the blueprint of %s", (role) => {
  const blueprint = blueprintOf(role);
  const path = pathOf(role);

  it("takes from the required modules alone, in their order, thirty questions in all", () => {
    expect(blueprint.map(({ module }) => module)).toEqual(path.required);
    expect(blueprint.reduce((sum, { count }) => sum + count, 0)).toBe(PAPER_LENGTH);
  });

  it("gives each module its share by hours, at the least two", () => {
    for (const { module, count } of blueprint) {
      const quota = (PAPER_LENGTH * MODULE_HOURS[module]) / path.hours;
      expect(count).toBeGreaterThanOrEqual(LEAST_PER_MODULE);
      expect(Math.abs(count - quota)).toBeLessThan(1);
    }
  });

  it("gives a longer module no fewer than a shorter one", () => {
    for (const a of blueprint) {
      for (const b of blueprint) {
        if (MODULE_HOURS[a.module] > MODULE_HOURS[b.module]) expect(a.count).toBeGreaterThanOrEqual(b.count);
      }
    }
  });

  it("asks for a third of cases, and the bank has them", () => {
    expect(blueprint.reduce((sum, { cases }) => sum + cases, 0)).toBeGreaterThanOrEqual(PAPER_LENGTH / 3);
    for (const { module, count, cases } of blueprint) {
      const ofModule = QUESTION_BANK.filter((question) => question.module === module);
      expect(ofModule.length).toBeGreaterThanOrEqual(count);
      expect(ofModule.filter(isCase).length).toBeGreaterThanOrEqual(cases);
    }
  });
});

describe("the blueprint of a village operator", () => {
  it("is reckoned by largest remainders", () => {
    expect(Object.fromEntries(blueprintOf("village-operator").map(({ module, count }) => [module, count]))).toEqual({
      "dtsen-dan-desil": 4,
      "etika-dan-data-pribadi": 3,
      "konsep-keluarga": 7,
      "wawancara-dan-foto": 3,
      "praktik-portal": 7,
      "musyawarah-desa": 3,
      "padan-dan-pertukaran": 3,
    });
  });
});
