import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { practiceHref } from "@/lib/domain/practice/practice-page";
import { listModules, moduleOf } from "@/lib/domain/training/curriculum";
import { type Block, type Lesson, textsOf } from "@/lib/domain/training/lesson";
import { isModuleCode, MINUTES_PER_HOUR, MODULE_CODES, MODULE_HOURS } from "@/lib/domain/training/module";

const LANGUAGES = ["id", "en"] as const;
const LESSONS = listModules().flatMap(({ code, lesson }) =>
  LANGUAGES.map((language) => [`${code} ${language}`, lesson[language]] as const),
);

const blocksOf = (lesson: Lesson): readonly Block[] => lesson.sections.flatMap(({ blocks }) => blocks);
const figuresOf = (lesson: Lesson) => blocksOf(lesson).flatMap((block) => (block.kind === "figure" ? [block] : []));
const linksOf = (lesson: Lesson) => blocksOf(lesson).flatMap((block) => (block.kind === "link" ? [block.href] : []));

/** Words on a screen of this portal or in its glossary that look foreign in an Indonesian sentence. */
const JARGON =
  /\b(upload|download|update|input|login|logout|password|file|link|dashboard|draft|review|submit|cluster|sampling|approval|feedback|online|offline|database|privacy|user|email)\b/i;

describe("the curriculum", () => {
  it("has the eleven modules of process.md 6.4, thirty-two lesson hours together", () => {
    expect(MODULE_CODES).toHaveLength(11);
    expect(Object.values(MODULE_HOURS).reduce((sum, hours) => sum + hours, 0)).toBe(32);
    for (const code of MODULE_CODES) expect(moduleOf(code).code).toBe(code);
    expect(isModuleCode("tidak-ada")).toBe(false);
  });

  it("dates and numbers every version", () => {
    for (const { version, date } of listModules()) {
      expect(version).toBeGreaterThan(0);
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it.each(listModules().map((each) => [each.code, each] as const))("%s says the same in both languages", (_, each) => {
    const { id, en } = each.lesson;
    expect(en.sections.map((section) => section.id)).toEqual(id.sections.map((section) => section.id));
    expect(figuresOf(en).map((block) => [block.figure, block.labels.length])).toEqual(
      figuresOf(id).map((block) => [block.figure, block.labels.length]),
    );
    expect(linksOf(en)).toEqual(linksOf(id));
    const keys = (lesson: Lesson) => lesson.exercises.map(({ options }) => options.map(({ isRight }) => isRight));
    expect(keys(en)).toEqual(keys(id));
    expect(en.agenda.map(({ minutes }) => minutes)).toEqual(id.agenda.map(({ minutes }) => minutes));
    for (const part of ["outcomes", "mistakes", "summary"] as const) expect(en[part]).toHaveLength(id[part].length);
  });
});

describe("the plan of a meeting", () => {
  it("fills the lesson hours of its module to the minute, no more than a third of them listening", () => {
    for (const { code, lesson } of listModules()) {
      const minutes = lesson.id.agenda.map((part) => part.minutes);
      const all = minutes.reduce((sum, each) => sum + each, 0);
      expect(all, code).toBe(MODULE_HOURS[code] * MINUTES_PER_HOUR);
      const listening = lesson.id.agenda.filter(({ title }) => title === "Penjelasan" || title === "Peragaan");
      expect(
        listening.reduce((sum, part) => sum + part.minutes, 0),
        code,
      ).toBeLessThanOrEqual(all / 3);
    }
  });
});

describe.each(LESSONS)("%s", (_, lesson) => {
  it("has everything a module needs", () => {
    expect(lesson.sections.length).toBeGreaterThanOrEqual(3);
    expect(blocksOf(lesson).some(({ kind }) => kind === "example")).toBe(true);
    expect(figuresOf(lesson).length).toBeGreaterThan(0);
    expect(lesson.outcomes.length).toBeGreaterThanOrEqual(3);
    expect(lesson.mistakes.length).toBeGreaterThanOrEqual(3);
    expect(lesson.exercises.length).toBeGreaterThanOrEqual(3);
    expect(lesson.summary.length).toBeGreaterThanOrEqual(3);
    const ids = lesson.sections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("asks questions with exactly one right answer, each answer explained", () => {
    for (const { question, options } of lesson.exercises) {
      expect(
        options.filter(({ isRight }) => isRight),
        question,
      ).toHaveLength(1);
      expect(options.length, question).toBeGreaterThanOrEqual(3);
      for (const { why } of options) expect(why.length, question).toBeGreaterThan(10);
    }
  });

  it("holds no number of sixteen digits that could be somebody's", () => {
    const all = [...textsOf(lesson), ...figuresOf(lesson).flatMap(({ labels }) => labels)].join("\n");
    const numbers = all.match(/\d(?:[ .]?\d){15,}/g) ?? [];
    for (const number of numbers) expect(number).toMatch(/^99/);
  });

  it("points at pages that exist", () => {
    for (const href of linksOf(lesson)) {
      const places = ["page.tsx", "(daftar)/page.tsx", "(sendiri)/page.tsx"].map(
        (name) => `app/(portal)${href.replace(practiceHref(null), "/praktik/[kursi]")}/${name}`,
      );
      expect(
        places.some((place) => existsSync(place)),
        href,
      ).toBe(true);
    }
  });

  it("has labels that fit their drawing on a phone", () => {
    for (const { labels } of figuresOf(lesson)) {
      for (const part of labels.flatMap((label) => label.split("|"))) expect(part.length, part).toBeLessThanOrEqual(40);
    }
  });
});

describe.each(listModules().map(({ code, lesson }) => [code, lesson.id] as const))(
  "%s in plain Indonesian",
  (_, lesson) => {
    const sentences = textsOf(lesson)
      .flatMap((text) => text.split(/(?<=[.?!:])\s+/))
      .map((sentence) => sentence.split(/\s+/).length);

    it("has short sentences: 16 words or fewer on average, none above 30", () => {
      expect(sentences.reduce((sum, words) => sum + words, 0) / sentences.length).toBeLessThanOrEqual(16);
      expect(Math.max(...sentences)).toBeLessThanOrEqual(30);
    });

    it("uses no foreign word that has an Indonesian one", () => {
      for (const text of textsOf(lesson)) expect(text).not.toMatch(JARGON);
    });
  },
);
