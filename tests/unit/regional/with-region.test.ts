import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listSteps } from "@/lib/domain/form/step";
import { draftAnswersSchema, submitSchema } from "@/lib/domain/instrument/answer-schema";
import { type Answers, type AnswerValue, mergeAnswers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { canonicalAnswers } from "@/lib/domain/instrument/canonical";
import { codebook } from "@/lib/domain/instrument/codebook";
import { completeness } from "@/lib/domain/instrument/completeness";
import { exportColumns, fromCell, toCell } from "@/lib/domain/instrument/export-columns";
import { readForm } from "@/lib/domain/instrument/form";
import { printForm } from "@/lib/domain/instrument/print-form";
import type { Question } from "@/lib/domain/instrument/question";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { readableSnapshot } from "@/lib/domain/instrument/snapshot";
import { answerIdOf, isSameMeaning, type RegionalItem, regionalKey } from "@/lib/domain/regional/item";
import { requirableQuestions } from "@/lib/domain/regional/requirable";
import { withRegion } from "@/lib/domain/regional/with-region";
import {
  bareFamily,
  CHILD,
  filled,
  HEAD,
  ON,
  SPOUSE,
  sensible,
  withAnswer,
  withMember,
} from "../instrument/family-fixture";
import { anyItem, CHOICE, item, SHAPES } from "./item-fixture";

const withItems = (items: readonly RegionalItem[]) => withRegion(REGSOSEK22K, { items, required: [] });
const anyItems = fc.array(anyItem, { minLength: 1, maxLength: 6 });

function answerFor(question: Question): fc.Arbitrary<AnswerValue> {
  switch (question.type) {
    case "choice":
      return fc.constantFrom(...question.options.map(({ code }) => code), null);
    case "multi":
      return fc.subarray(question.options.map(({ code }) => code));
    case "integer":
      return fc.integer({ min: question.min, max: question.max });
    case "decimal":
      return fc.double({ min: question.min, max: question.max, noNaN: true });
    case "date":
      return fc.constant("2026-02-03");
    default:
      return fc.constantFrom(" Kali  Brang ", "é'\"; -", "");
  }
}

const anyCase = anyItems.chain((items) => {
  const instrument = withItems(items);
  const own = instrument.questions.filter(({ regional }) => regional?.kind === "item");
  const one = fc
    .constantFrom(...own)
    .chain((question) => fc.tuple(fc.constant(question), fc.constantFrom(HEAD, SPOUSE, CHILD), answerFor(question)));
  return fc.record({ instrument: fc.constant(instrument), edits: fc.array(one, { maxLength: 8 }) });
});

const laid = (edits: readonly (readonly [Question, string, AnswerValue])[]) =>
  edits.reduce<Answers>(
    (answers, [question, uid, value]) =>
      withAnswer(answers, question.level === "household" ? null : uid, question, value),
    bareFamily(),
  );

describe("a questionnaire with a region's items", () => {
  it("has one written form of its answers: doing it twice changes nothing", () => {
    fc.assert(
      fc.property(anyCase, ({ instrument, edits }) => {
        const once = canonicalAnswers(instrument, laid(edits), ON);
        if (!once.ok) throw new Error(once.unknownKeys.join());
        expect(canonicalAnswers(instrument, once.answers, ON)).toEqual(once);
      }),
      { numRuns: 60 },
    );
  });

  it("shows items after the questionnaire's own and changes nothing of what that shows", () => {
    fc.assert(
      fc.property(anyCase, ({ instrument, edits }) => {
        const answers = laid(edits);
        const [bare, form] = [readForm(REGSOSEK22K, bareFamily(), ON), readForm(instrument, answers, ON)];
        const keys = (visible: readonly Question[]) =>
          visible.filter(({ regional }) => regional?.kind !== "item").map(({ level, key }) => `${level}.${key}`);
        expect(keys(form.household.visible)).toEqual(keys(bare.household.visible));
        for (const [uid, context] of form.members)
          expect(keys(context.visible)).toEqual(keys(bare.members.get(uid)?.visible ?? []));
        const sections = listSteps(instrument, form).flatMap((step) => (step.kind === "section" ? [step.section] : []));
        const has = (level: string) =>
          instrument.questions.some((one) => one.regional?.kind === "item" && one.level === level);
        expect(sections.filter((section) => section === "regional")).toHaveLength(has("household") ? 1 : 0);
        expect(sections.filter((section) => section === "regionalMember")).toHaveLength(has("member") ? 3 : 0);
      }),
      { numRuns: 40 },
    );
  });

  it("asks members' items of people who are here, and drops what somebody said who left", () => {
    const own = item({ level: "member" });
    const instrument = withItems([own]);
    const key = regionalKey(own.answerId);
    const answers = withMember(withMember(bareFamily(), SPOUSE, { [key]: 1 }), CHILD, { [key]: 2, presence: 3 });
    const canonical = canonicalAnswers(instrument, answers, ON);
    expect(canonical.ok && canonical.answers.members[SPOUSE]?.[key]).toBe(1);
    expect(canonical.ok && canonical.answers.members[CHILD]?.[key]).toBeNull();
  });

  it("wants required items and lets the others be empty, with the reason", () => {
    const [must, may] = [item({ required: true }), item({ required: false, label: { id: "Kandang" } })];
    const gaps = completeness(withItems([must, may]), filled(bareFamily()), ON);
    const of = (own: RegionalItem) => gaps.find(({ question }) => question.key === regionalKey(own.answerId));
    expect(of(must)).toMatchObject({ required: true, reason: null });
    expect(of(may)).toMatchObject({ required: false, reason: { id: "Daerah tidak mewajibkannya" } });
    expect(() => filled(bareFamily(), withItems([must, may]))).not.toThrow();
  });

  it("refuses another region's item as an unknown key, in drafts too", () => {
    const [own, foreign] = [item(), item({ regionCode: "5204" })];
    const instrument = withItems([own]);
    const answers = mergeAnswers(bareFamily(), { ...NO_ANSWERS, household: { [regionalKey(foreign.answerId)]: 1 } });
    expect(canonicalAnswers(instrument, answers, ON)).toEqual({
      ok: false,
      unknownKeys: [`household.${regionalKey(foreign.answerId)}`],
    });
    expect(draftAnswersSchema(instrument).safeParse(answers).success).toBe(false);
    const fine = mergeAnswers(bareFamily(), { ...NO_ANSWERS, household: { [regionalKey(own.answerId)]: 1 } });
    expect(draftAnswersSchema(instrument).safeParse(fine).success).toBe(true);
    const wrong = mergeAnswers(bareFamily(), { ...NO_ANSWERS, household: { [regionalKey(own.answerId)]: 7 } });
    expect(submitSchema(instrument).safeParse(wrong).success).toBe(false);
  });

  it("stands in print, snapshot, export and codebook like any question", () => {
    const items = SHAPES.flatMap((shape) => [item({ shape }), item({ shape, level: "member" })]);
    const instrument = withItems(items);
    const own = instrument.questions.filter(({ regional }) => regional?.kind === "item");
    const answers = own.reduce<Answers>(
      (all, question) => withAnswer(all, question.level === "household" ? null : HEAD, question, sensible(question)),
      bareFamily(),
    );
    const view = { conditionDate: ON, locale: "id" as const };
    const shown = readableSnapshot(instrument, answers, view).sections.flatMap(({ rows }) => rows);
    const printed = printForm(instrument, answers, "id", { conditionDate: ON }).blocks.flatMap(({ rows }) => rows);
    const columns = exportColumns(instrument);
    const entries = codebook(instrument, "en");
    for (const question of own) {
      expect(shown.find(({ key }) => key === question.key)?.text, question.type).not.toBe("");
      expect(printed.some(({ no }) => no === question.no)).toBe(true);
      const column = columns.find(({ level, key }) => level === question.level && key === question.key);
      expect(column?.header).toMatch(/^daerah_[a-z0-9_]+$/);
      expect(fromCell(question, toCell(sensible(question)))).toEqual(sensible(question));
      expect(entries.find(({ key }) => key === question.key)).toMatchObject({ opd: "Dinas PUPR", type: question.type });
    }
    const headers = columns.map(({ level, header }) => `${level}.${header}`);
    expect(new Set(headers).size).toBe(headers.length);
  });
});

describe("required variables", () => {
  const optional = requirableQuestions(REGSOSEK22K);

  it("become required and say by whom; the rest stays as it was", () => {
    const wanted = optional[0];
    if (wanted === undefined) throw new Error("nothing can be required");
    const { level, key } = wanted;
    const instrument = withRegion(REGSOSEK22K, { items: [], required: [{ level, key, regionCode: "5207" }] });
    expect(instrument.byKey[level].get(key)).toMatchObject({
      optional: null,
      regional: { kind: "required", regionCode: "5207" },
    });
    for (const question of instrument.questions)
      if (question.key !== key || question.level !== level)
        expect(question).toBe(REGSOSEK22K.byKey[question.level].get(question.key));
  });

  it("never are identifiers, nor what some families truly have not", () => {
    expect(optional.length).toBeGreaterThan(5);
    const keys = optional.map((question) => question.key);
    for (const never of ["nik", "kkNumber", "memberNo", "headName"]) expect(keys).not.toContain(never);
  });
});

describe("an item's key and meaning", () => {
  it("goes there and back", () => {
    const own = item();
    expect(answerIdOf(regionalKey(own.answerId))).toBe(own.answerId);
    for (const key of ["floorAreaM2", "regional", "regionalx", `${regionalKey(own.answerId)}0`])
      expect(answerIdOf(key)).toBeNull();
  });

  it("changes with level, wording and options, not with order, help, translation, office or window", () => {
    const own = item({ shape: CHOICE });
    for (const same of [
      { position: 7 },
      { help: { id: "Tanya" } },
      { owner: "Dinsos" },
      { required: true },
      { activeTo: "2027-01-01" },
    ])
      expect(isSameMeaning(own, { ...own, ...same })).toBe(true);
    expect(isSameMeaning(own, { ...own, label: { ...own.label, en: "Water" } })).toBe(true);
    for (const other of [
      { level: "member" as const },
      { label: { id: "Lain" } },
      ...SHAPES.slice(1).map((shape) => ({ shape })),
    ])
      expect(isSameMeaning(own, { ...own, ...other })).toBe(false);
  });
});
