import { describe, expect, it } from "vitest";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import type { Question } from "@/lib/domain/instrument/question";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { DICTIONARY, findVariable } from "@/lib/domain/variable/dictionary";

const numbered = REGSOSEK22K.questions.filter((question) => question.no !== null);

function texts(question: Question) {
  const options = question.type === "choice" || question.type === "multi" ? question.options : [];
  return [question.label, ...(question.help === null ? [] : [question.help]), ...options.map(({ label }) => label)];
}

describe("REGSOSEK22-K", () => {
  it("has all 133 questions, each number once", () => {
    expect(numbered).toHaveLength(133);
    expect(new Set(numbered.map(({ no }) => no)).size).toBe(133);
    const counts = REGSOSEK22K.sections.map(({ section, questions }) => [
      section,
      questions.filter(({ no }) => no !== null).length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      place: 16,
      officer: 9,
      housing: 16,
      demographic: 11,
      education: 4,
      employment: 5,
      business: 8,
      health: 13,
      protection: 6,
      civil: 0,
      programs: 21,
      assets: 21,
      services: 2,
      notes: 1,
    });
  });

  it("speaks both languages everywhere", () => {
    for (const question of REGSOSEK22K.questions)
      for (const text of texts(question)) {
        expect(text.id.trim(), question.key).not.toBe("");
        expect(text.en.trim(), question.key).not.toBe("");
      }
  });

  it("stores each question in the dictionary, with the same codes and limits", () => {
    for (const question of REGSOSEK22K.questions) {
      const variable = findVariable(question.level, question.key);
      if (!question.stored) {
        expect(variable?.kind ?? "derived", question.key).toBe("derived");
        continue;
      }
      expect(variable, question.key).not.toBeNull();
      expect(variable?.section, question.key).toBe(question.section);
      expect(variable?.questions["REGSOSEK22-K"] ?? null, question.key).toBe(question.no);
      if (question.type === "choice" || question.type === "multi")
        expect(variable?.codes, question.key).toEqual(
          // Who has a card of their own (7) is asked since 2026.
          [...question.options.map(({ code }) => code), ...(question.key === "presence" ? [7] : [])],
        );
      if (question.type === "multi") expect(variable?.exclusive, question.key).toEqual(question.exclusive);
      if (question.type === "integer" || question.type === "decimal")
        expect([variable?.min, variable?.max], question.key).toEqual([question.min, question.max]);
      if (question.type === "text" && variable?.maxLength !== undefined)
        expect(question.maxLength, question.key).toBe(variable.maxLength);
    }
  });

  it("asks every variable an operator may write, but those of the 2026 form alone", () => {
    const unasked = DICTIONARY.filter(
      ({ kind, level, key }) =>
        kind !== "derived" && kind !== "imported" && findQuestion(REGSOSEK22K, level, key) === null,
    );
    for (const { key, dateBlock } of unasked) expect(dateBlock, key).toMatch(/Dtsen$|^account$/);
  });

  it("settles the conflicts of the sources", () => {
    const label = (key: string, code: number) => {
      const question = findQuestion(REGSOSEK22K, "household", key);
      return question?.type === "choice"
        ? question.options.find((option) => option.code === code)?.label.id
        : undefined;
    };
    expect(label("roofMaterial", 5)).toBe("Bambu");
    expect(label("roofMaterial", 6)).toBe("Kayu/sirap");
    expect(label("waterToSewageDistance", 8)).toBe("Tidak tahu");
    expect(label("cookingFuel", 0)).toBe("Tidak memasak di rumah");
    expect(findQuestion(REGSOSEK22K, "member", "pregnant")?.askIf).not.toContain("maritalStatus");
    expect(findQuestion(REGSOSEK22K, "household", "faecesDisposal")?.askIf).toBe("toiletFacility in [1,2,3]");
  });

  it("is found by code and version only", () => {
    expect(instrumentFor("REGSOSEK22-K", 1)).toBe(REGSOSEK22K);
    expect(instrumentFor("REGSOSEK22-K", 2)).toBeNull();
    expect(instrumentFor("DTSEN-PBI-2026", 2)).toBeNull();
  });
});
