import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageAt, isCalendarDate } from "@/lib/domain/instrument/age";
import { type Answers, type AnswerValue, mergeAnswers, type RepeatItem } from "@/lib/domain/instrument/answers";
import { canonicalAnswers } from "@/lib/domain/instrument/canonical";
import { completeness } from "@/lib/domain/instrument/completeness";
import { diff, parseChangeKey } from "@/lib/domain/instrument/diff";
import { DTSENPBI2026 } from "@/lib/domain/instrument/dtsenpbi2026/dtsenpbi2026";
import { readForm } from "@/lib/domain/instrument/form";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { draftProblems } from "@/lib/domain/instrument/problems";
import { progress } from "@/lib/domain/instrument/progress";
import type { Question } from "@/lib/domain/instrument/question";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { visibleQuestions } from "@/lib/domain/instrument/visible";
import { bareDtsenFamily, bareFamily, CHILD, filled, HEAD, ON, SPOUSE, withAnswer, withMember } from "./family-fixture";

const keysOf = (answers: Answers, uid: string | null, instrument: Instrument = REGSOSEK22K) =>
  visibleQuestions(instrument, answers, uid, ON).map((question) => question.key);

function canonical(answers: Answers, instrument: Instrument = REGSOSEK22K): Answers {
  const result = canonicalAnswers(instrument, answers, ON);
  if (!result.ok) throw new Error(result.unknownKeys.join());
  return result.answers;
}

/** Any value of the right kind, now and then of the wrong one. */
function anyValue(question: Question): fc.Arbitrary<AnswerValue> {
  switch (question.type) {
    case "choice":
      return fc.constantFrom(...question.options.map(({ code }) => code), null);
    case "multi":
      return fc.uniqueArray(fc.constantFrom(...question.options.map(({ code }) => code)));
    case "integer":
      return fc.integer({ min: question.min, max: question.max });
    case "decimal":
      return fc.double({ min: question.min, max: question.max, noNaN: true });
    case "date":
      return fc.integer({ min: 1920, max: 2026 }).map((year) => `${year}-06-15`);
    case "text":
      return fc.string({ maxLength: 12, unit: "grapheme" });
    case "photo":
      return fc.uuid();
    case "repeat":
      return fc.array(anyItem(question), { maxLength: 4 });
  }
}

/** Fields half filled, blank or too long, and one that no form knows. */
function anyItem({ fields }: Question & { type: "repeat" }): fc.Arbitrary<RepeatItem> {
  const value = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 6 }), fc.stringMatching(/^ ?[0-9]{0,13} ?$/));
  return fc.dictionary(fc.constantFrom(...fields.map(({ key }) => key), "colour"), value);
}

const anyAnswers = (instrument: Instrument, bare: Answers): fc.Arbitrary<Answers> =>
  fc
    .array(
      fc
        .constantFrom(...instrument.questions.filter((question) => question.stored))
        .chain((question) => fc.tuple(fc.constant(question), fc.constantFrom(HEAD, SPOUSE, CHILD), anyValue(question))),
      { maxLength: 60 },
    )
    .map((rows) =>
      rows.reduce(
        (answers, [question, uid, value]) =>
          withAnswer(answers, question.level === "household" ? null : uid, question, value),
        bare,
      ),
    );

describe("visible questions", () => {
  it("follows age at the condition date", () => {
    const five = withMember(bareFamily(), CHILD, { birthDate: "2021-11-22" });
    const four = withMember(bareFamily(), CHILD, { birthDate: "2021-11-23" });
    expect(keysOf(five, CHILD)).toContain("schoolParticipation");
    expect(keysOf(five, CHILD)).not.toContain("childNutrition");
    expect(keysOf(four, CHILD)).not.toContain("schoolParticipation");
    expect(keysOf(four, CHILD)).toContain("childNutrition");
  });

  it("asks pregnancy of women of 10 to 54, married or not", () => {
    for (const [birthDate, asked] of [
      ["2016-11-22", true],
      ["2016-11-23", false],
      ["1971-11-23", true],
      ["1971-11-22", false],
    ] as const) {
      const answers = withMember(bareFamily(), SPOUSE, { birthDate, maritalStatus: 1 });
      expect(keysOf(answers, SPOUSE).includes("pregnant"), birthDate).toBe(asked);
    }
    expect(keysOf(bareFamily(), HEAD)).not.toContain("pregnant");
  });

  it("asks toilet type and disposal only where a toilet is used", () => {
    for (const code of [1, 2, 3, 4, 5, 6, null]) {
      const answers = mergeAnswers(bareFamily(), { household: { toiletFacility: code }, members: {}, civil: {} });
      const asked = code !== null && code <= 3;
      expect(keysOf(answers, null).includes("toiletType")).toBe(asked);
      expect(keysOf(answers, null).includes("faecesDisposal")).toBe(asked);
    }
  });

  it("stops after presence for someone who left, and keeps sex and birth date", () => {
    const gone = keysOf(withMember(bareFamily(), CHILD, { presence: 3 }), CHILD);
    expect(gone).toContain("birthDate");
    expect(gone).not.toContain("maritalStatus");
    expect(gone).not.toContain("chronicIllness");
  });

  it("hides what depends on something hidden", () => {
    const stale = withMember(bareFamily(), CHILD, { birthDate: "2023-01-01", workedLastWeek: 1, jobIndustry: 3 });
    expect(keysOf(stale, CHILD)).not.toContain("jobIndustry");
  });

  it("asks for a reason where there is no NIK", () => {
    expect(keysOf(withMember(bareFamily(), CHILD, { nik: "" }), CHILD)).toContain("noNikReason");
    expect(keysOf(bareFamily(), CHILD)).not.toContain("noNikReason");
  });

  it("derives head, count and age", () => {
    const form = readForm(REGSOSEK22K, withMember(bareFamily(), CHILD, { presence: 2 }), ON);
    expect(form.household.lookup("memberCount")).toBe(2);
    expect(form.household.lookup("headName")).toBe("Contoh Satu");
    expect(form.members.get(HEAD)?.lookup("age")).toBe(46);
  });
});

describe("canonical answers", () => {
  it.each([
    [REGSOSEK22K, bareFamily()],
    [DTSENPBI2026, bareDtsenFamily()],
  ] as const)("is the same when done twice, and erases what is hidden (%#)", (instrument, bare) => {
    fc.assert(
      fc.property(anyAnswers(instrument, bare), (answers) => {
        const once = canonical(answers, instrument);
        expect(canonical(once, instrument)).toEqual(once);
        for (const uid of [null, HEAD, SPOUSE, CHILD]) {
          const shown = new Set(keysOf(once, uid, instrument));
          const rows = uid === null ? [once.household] : [once.members[uid] ?? {}, once.civil[uid] ?? {}];
          for (const [key, value] of rows.flatMap(Object.entries)) if (!shown.has(key)) expect(value, key).toBeNull();
        }
      }),
      { numRuns: 200 },
    );
  });

  it("sorts sets, trims and composes text", () => {
    const answers = withMember(bareFamily(), HEAD, { identityCards: [4, 1, 4], name: "  Siti   A\u0301  " });
    const row = canonical(answers).members[HEAD];
    expect(row).toMatchObject({ identityCards: [1, 4], name: "Siti \u00C1" });
  });

  it("turns a hidden answer into an explicit erasure", () => {
    const toilet = (code: number): Answers => ({ household: { toiletFacility: code }, members: {}, civil: {} });
    const before = filled(mergeAnswers(bareFamily(), toilet(1)));
    const after = canonical(mergeAnswers(before, toilet(6)));
    expect(diff(before, after)).toEqual([
      { key: "household.toiletFacility", before: 1, after: 6 },
      { key: "household.toiletType", before: 4, after: null },
      { key: "household.faecesDisposal", before: 6, after: null },
    ]);
  });

  it("names the keys it does not know", () => {
    const answers = mergeAnswers(bareFamily(), {
      household: { age: 3, provinceCode: "52" },
      members: { [HEAD]: { age: 46, shoeSize: 42 } },
      civil: { stranger: { religion: 1 } },
    });
    expect(canonicalAnswers(REGSOSEK22K, answers, ON)).toEqual({
      ok: false,
      unknownKeys: [
        "household.age",
        "household.provinceCode",
        `member:${HEAD}.age`,
        `member:${HEAD}.shoeSize`,
        "civil:stranger",
      ],
    });
  });
});

describe("problems", () => {
  const problem = (key: string, value: AnswerValue) =>
    draftProblems(REGSOSEK22K, withMember({ household: {}, members: {}, civil: {} }, HEAD, { [key]: value })).map(
      ({ code }) => code,
    );
  it.each([
    ["sex", 3, ["UNKNOWN_CODE"]],
    ["sex", "1", ["WRONG_TYPE"]],
    ["sex", null, []],
    ["identityCards", [0, 1], ["NOT_ALONE"]],
    ["identityCards", [1, 2], []],
    ["identityCards", [3], ["UNKNOWN_CODE"]],
    ["healthInsurance", [1, 99], ["NOT_ALONE"]],
    ["hoursWorkedLastWeek", 100, ["OUT_OF_RANGE"]],
    ["hoursWorkedLastWeek", 40.5, ["WRONG_TYPE"]],
    ["birthDate", "2025-02-29", ["BAD_DATE"]],
    ["birthDate", "2024-02-29", []],
    ["name", "x".repeat(101), ["TOO_LONG"]],
    ["ktpVillageCode", "52.07", ["BAD_FORMAT"]],
    ["nik", "12", []],
  ] as const)("%s %s", (key, value, codes) => {
    expect(problem(key, value)).toEqual(codes);
  });
});

describe("completeness", () => {
  it("wants every visible question of a family and is content when they are answered", () => {
    expect(completeness(REGSOSEK22K, bareFamily(), ON).filter(({ required }) => required).length).toBeGreaterThan(50);
    const complete = filled(bareFamily());
    expect(completeness(REGSOSEK22K, complete, ON).filter(({ required }) => required)).toEqual([]);
    for (const { answered, visible } of progress(REGSOSEK22K, complete, ON))
      expect(answered).toBeLessThanOrEqual(visible);
  });

  it("gives a reason for every optional question", () => {
    for (const gap of completeness(REGSOSEK22K, bareFamily(), ON)) expect(gap.required).toBe(gap.reason === null);
  });

  it("wants notes when the enumeration is not complete, and nothing else when nobody could be asked", () => {
    const gaps = (code: number) =>
      completeness(
        REGSOSEK22K,
        mergeAnswers(bareFamily(), { household: { enumerationResult: code }, members: {}, civil: {} }),
        ON,
      )
        .filter(({ required }) => required)
        .map(({ question }) => question.key);
    expect(gaps(4)).toEqual(["notes"]);
    expect(gaps(2)).toContain("notes");
    expect(gaps(2)).toContain("floorAreaM2");
    expect(gaps(1)).not.toContain("notes");
  });

  it("takes a reason in place of a NIK", () => {
    const wants = (row: Record<string, AnswerValue>) =>
      completeness(REGSOSEK22K, withMember(bareFamily(), CHILD, row), ON).some(
        ({ uid, question, required }) => uid === CHILD && question.key === "nik" && required,
      );
    expect(wants({ nik: null })).toBe(true);
    expect(wants({ nik: null, noNikReason: 1 })).toBe(false);
  });
});

describe("dates and keys", () => {
  it("counts completed years", () => {
    expect(ageAt("2000-02-29", "2026-02-28")).toBe(25);
    expect(ageAt("2000-02-29", "2026-03-01")).toBe(26);
    expect(ageAt("2026-11-22", "2026-11-22")).toBe(0);
    expect(ageAt("2026-11-23", "2026-11-22")).toBeNull();
    expect(isCalendarDate("2026-04-31")).toBe(false);
    expect(isCalendarDate("2026-4-1")).toBe(false);
  });

  it("reads its own change keys and no others", () => {
    expect(parseChangeKey("household.roofMaterial")).toEqual({ level: "household", uid: null, key: "roofMaterial" });
    expect(parseChangeKey(`civil:${HEAD}.religion`)).toEqual({ level: "civil", uid: HEAD, key: "religion" });
    for (const text of ["member.sex", "household:x.sex", "member:.sex", "sex", "member:a.b.c"])
      expect(parseChangeKey(text)).toBeNull();
  });
});
