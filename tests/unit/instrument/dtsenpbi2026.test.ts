import { describe, expect, it } from "vitest";
import type { Answers, AnswerValue } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { canonicalAnswers } from "@/lib/domain/instrument/canonical";
import { completeness } from "@/lib/domain/instrument/completeness";
import { diff } from "@/lib/domain/instrument/diff";
import { DTSENPBI2026 } from "@/lib/domain/instrument/dtsenpbi2026/dtsenpbi2026";
import { readForm } from "@/lib/domain/instrument/form";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { loadInstrument } from "@/lib/domain/instrument/load";
import { draftProblems } from "@/lib/domain/instrument/problems";
import { INSTRUMENTS, instrumentFor } from "@/lib/domain/instrument/registry";
import { visibleQuestions } from "@/lib/domain/instrument/visible";
import { findVariable } from "@/lib/domain/variable/dictionary";
import { DTSEN_NUMBERS } from "./dtsen-numbers";
import { bareDtsenFamily, CHILD, filled, HEAD, ON, withMember } from "./family-fixture";

const numbered = DTSENPBI2026.questions.flatMap(({ no }) => (no === null ? [] : [no]));
const keysOf = (answers: Answers, uid: string | null) =>
  visibleQuestions(DTSENPBI2026, answers, uid, ON).map(({ key }) => key);

function canonical(answers: Answers): Answers {
  const result = canonicalAnswers(DTSENPBI2026, answers, ON);
  if (!result.ok) throw new Error(result.unknownKeys.join());
  return result.answers;
}

function withHousehold(answers: Answers, row: Record<string, AnswerValue>): Answers {
  return { ...answers, household: { ...answers.household, ...row } };
}

describe("DTSEN-PBI-2026", () => {
  it("asks all 113 questions of the form; 18c with its meter, 3g and 3l part by part", () => {
    expect(DTSEN_NUMBERS).toHaveLength(113);
    expect(new Set(numbered).size).toBe(numbered.length);
    expect(DTSEN_NUMBERS.filter((no) => !numbered.includes(no))).toEqual(["18c"]);
    expect(numbered.filter((no) => !DTSEN_NUMBERS.includes(no))).toEqual(["3g.2", "3l.2", "3l.3", "3l.4"]);
  });

  it("stores each question in the dictionary, with the same codes and limits", () => {
    for (const question of DTSENPBI2026.questions) {
      const variable = findVariable(question.level, question.key);
      if (!question.stored) {
        expect(variable?.kind ?? "derived", question.key).toBe("derived");
        continue;
      }
      expect(variable, question.key).not.toBeNull();
      expect(variable?.section, question.key).toBe(question.section);
      expect(variable?.questions["DTSEN-PBI-2026"] ?? null, question.key).toBe(question.no);
      if (question.type === "choice")
        expect([...(variable?.codes ?? [])].sort(), question.key).toEqual(
          question.options.map(({ code }) => code).sort(),
        );
      if (question.type === "integer" || question.type === "decimal")
        expect([variable?.min, variable?.max], question.key).toEqual([question.min, question.max]);
      if (question.type === "text" && variable?.maxLength !== undefined)
        expect(question.maxLength, question.key).toBe(variable.maxLength);
      if (question.type === "photo") expect(variable?.sql, question.key).toBe("uuid");
      if (question.type === "repeat")
        expect(
          question.fields.map(({ key }) => key),
          question.key,
        ).toEqual(variable?.repeat?.fields.map(({ key }) => key));
    }
  });

  it("speaks both languages everywhere", () => {
    for (const question of DTSENPBI2026.questions) {
      const options = question.type === "choice" ? question.options.map(({ label }) => label) : [];
      for (const text of [question.label, ...(question.help === null ? [] : [question.help]), ...options]) {
        expect(text.id.trim(), question.key).not.toBe("");
        expect(text.en.trim(), question.key).not.toBe("");
      }
    }
  });

  it("is found by code and version, and loaded alone", async () => {
    expect(instrumentFor("DTSEN-PBI-2026", 1)).toBe(DTSENPBI2026);
    for (const instrument of INSTRUMENTS)
      expect(await loadInstrument(instrument.code, instrument.version)).toBe(instrument);
    expect(await loadInstrument("DTSEN-PBI-2026", 99)).toBeNull();
    expect(await loadInstrument("constructor", 1)).toBeNull();
  });

  it("becomes complete, and a complete family has nothing wrong", () => {
    const complete = filled(bareDtsenFamily(), DTSENPBI2026);
    expect(completeness(DTSENPBI2026, complete, ON).filter(({ required }) => required)).toEqual([]);
    expect(draftProblems(DTSENPBI2026, complete)).toEqual([]);
    for (const key of ["photoFront", "photoLivingRoom"])
      expect(findQuestion(DTSENPBI2026, "household", key)?.optional).toBeNull();
    expect(findQuestion(DTSENPBI2026, "household", "photoBathroom")?.optional?.blankIsAnswer).toBe(true);
  });

  it("asks the sale value only of what there is, and meters only of PLN with a meter", () => {
    const with_ = withHousehold(bareDtsenFamily(), { motorcycleCount: 1, carCount: 0, lightingSource: 1 });
    expect(keysOf(with_, null)).toEqual(expect.arrayContaining(["motorcycleValue", "meters", "meterCount"]));
    expect(keysOf(with_, null)).not.toContain("carValue");
    expect(keysOf(withHousehold(with_, { lightingSource: 3 }), null)).not.toContain("meters");
  });

  it("stops after whereabouts for 2, 6 and 7 of the form, and asks where for 3 and 4", () => {
    const asked = (presence: number) => keysOf(withMember(bareDtsenFamily(), CHILD, { presence }), CHILD);
    for (const gone of [2, 6, 7]) {
      expect(asked(gone)).toEqual(expect.arrayContaining(["presence", "sex", "birthDate"]));
      for (const key of ["maritalStatus", "relationDetail", "domicile", "schoolParticipation", "illnessAsthma"])
        expect(asked(gone)).not.toContain(key);
    }
    expect(asked(3)).toEqual(expect.arrayContaining(["domicileProvince", "domicileRegency", "relationDetail"]));
    expect(asked(4)).toContain("domicileCountry");
    expect(asked(3)).not.toContain("domicileCountry");
  });

  it("keeps the KK number of a family that was not found", () => {
    const gone = canonical(withHousehold(bareDtsenFamily(), { familyPresence: 0 }));
    expect(gone.household["kkNumber"]).toBe("9901010101260001");
    const gaps = completeness(DTSENPBI2026, gone, ON).filter(({ required }) => required);
    expect(gaps.map(({ question }) => question.key)).toEqual(["notes"]);
  });
});

describe("the one reading of who somebody is", () => {
  it("follows the finer answer and is a change of its own", () => {
    const before = askedAnswers(DTSENPBI2026, bareDtsenFamily());
    const after = canonical(withMember(before, CHILD, { relationDetail: 7 }));
    expect(after.members[CHILD]?.["relationToHead"]).toBe(6);
    expect(diff(before, after).map(({ key }) => key)).toContain(`member:${CHILD}.relationToHead`);
    expect(canonical(after)).toEqual(after);
  });

  it("stays as the record has it while the finer question is unanswered", () => {
    const family = withMember(bareDtsenFamily(), CHILD, { relationDetail: null, relationToHead: 5 });
    expect(canonical(family).members[CHILD]?.["relationToHead"]).toBe(5);
    expect(readForm(DTSENPBI2026, family, ON).members.get(CHILD)?.lookup("relationToHead")).toBe(5);
  });

  it("lets go of a finer answer that the other form has overtaken", () => {
    const overtaken = withMember(bareDtsenFamily(), CHILD, { relationDetail: 3, relationToHead: 1 });
    expect(askedAnswers(DTSENPBI2026, overtaken).members[CHILD]).not.toHaveProperty("relationDetail");
    expect(askedAnswers(DTSENPBI2026, bareDtsenFamily()).members[HEAD]).toMatchObject({ relationDetail: 1 });
  });
});

describe("meters", () => {
  const problem = (meters: AnswerValue) =>
    draftProblems(DTSENPBI2026, withHousehold(bareDtsenFamily(), { lightingSource: 1, meters })).map(
      ({ code }) => code,
    );

  it("hold twelve digits of a customer or eleven of a meter", () => {
    expect(problem([{ power: 1, idType: 1, id: "990000000001" }])).toEqual([]);
    expect(problem([{ power: 1, idType: 2, id: "99000000001" }])).toEqual([]);
    expect(problem([{ power: 1, idType: 1, id: "9900000001" }])).toEqual(["BAD_FORMAT"]);
    expect(problem([{ power: 1, idType: 2, id: "990000000001" }])).toEqual(["BAD_FORMAT"]);
    expect(problem([{ power: 1, idType: 1, id: "99000000000a" }])).toEqual(["BAD_FORMAT"]);
    expect(problem([{ power: 9, idType: 1, id: "990000000001" }])).toEqual(["UNKNOWN_CODE"]);
    expect(problem([{ power: 1, idType: 1 }])).toEqual(["BAD_FORMAT"]);
    expect(problem("990000000001")).toEqual(["WRONG_TYPE"]);
    expect(problem(Array.from({ length: 11 }, () => ({ power: 1, idType: 2, id: "99000000001" })))).toEqual([
      "OUT_OF_RANGE",
    ]);
  });

  it("name the meter that is wrong", () => {
    const meters = [
      { power: 1, idType: 1, id: "990000000001" },
      { power: 1, idType: 1, id: "9900000001" },
    ];
    const family = withHousehold(bareDtsenFamily(), { lightingSource: 1, meters });
    expect(draftProblems(DTSENPBI2026, family)[0]?.text.id).toBe("Meteran 2: Nomor harus tepat 12 angka.");
  });

  it("are written one way: unknown fields and empty meters gone, the official customer id beside them", () => {
    const meters = [
      { power: null, idType: null, id: " " },
      { id: " 990000000001 ", power: 2, idType: 1, colour: "red" },
    ];
    const after = canonical(withHousehold(bareDtsenFamily(), { lightingSource: 1, meters }));
    expect(after.household["meters"]).toEqual([{ power: 2, idType: 1, id: "990000000001" }]);
    expect(after.household["plnId"]).toBe("990000000001");
    expect(canonical(after)).toEqual(after);
    expect(canonical(withHousehold(after, { lightingSource: 4 })).household["meters"]).toBeNull();
  });
});
