import { parseCondition } from "../instrument/condition/parse";
import { type Instrument, type SectionOutline, toQuestion } from "../instrument/instrument";
import type { Question, QuestionDefinition } from "../instrument/question";
import type { Text } from "../variable/variable";
import {
  bothLanguages,
  questionShape,
  type RegionalItem,
  type RegionalLevel,
  regionalKey,
  regionalSection,
} from "./item";
import type { RegionalSet } from "./region-set";

const TITLE: Readonly<Record<RegionalLevel, Text>> = {
  household: { id: "Pertanyaan daerah: keluarga", en: "The region's questions: family" },
  member: { id: "Pertanyaan daerah: anggota", en: "The region's questions: members" },
};

const BLOCK: Readonly<Record<RegionalLevel, string>> = { household: "D-I", member: "D-II" };

/** Why an item of a region may stay empty. */
const MAY_BE_EMPTY: Text = { id: "Daerah tidak mewajibkannya", en: "The region does not require it" };

/** Only people who are part of the family are asked, as by the questionnaire itself. */
const PRESENT = "presence in [1,5]";
const IS_PRESENT = parseCondition(PRESENT);

/**
 * The questionnaire with what a village's regions add: their items in sections of their own, and the variables that must
 * be completed. One instrument comes out, so form, checks, review, print, export and history need know nothing of it.
 */
export function withRegion(instrument: Instrument, set: RegionalSet): Instrument {
  const added = (["household", "member"] as const).flatMap((level) => sectionOf(instrument, level, set.items));
  const marked = set.required.length === 0 ? instrument.sections : instrument.sections.map((one) => marking(one, set));
  return added.length === 0 && set.required.length === 0 ? instrument : rebuilt(instrument, placed(marked, added));
}

function sectionOf(instrument: Instrument, level: RegionalLevel, items: readonly RegionalItem[]): SectionOutline[] {
  const own = items.filter((item) => item.level === level);
  if (own.length === 0) return [];
  const outline = { section: regionalSection(level), level, block: BLOCK[level], title: TITLE[level] };
  const isAsked = level === "member" && instrument.byKey.member.has("presence");
  const prefix = level === "household" ? "D" : "DA";
  const questions = own.map((item, index): Question => {
    const definition: QuestionDefinition = {
      no: `${prefix}${index + 1}`,
      key: regionalKey(item.answerId),
      label: bothLanguages(item.label),
      ...(item.help === null ? {} : { help: bothLanguages(item.help) }),
      ...(isAsked ? { askIf: PRESENT } : {}),
      ...(item.required ? {} : { optional: { reason: MAY_BE_EMPTY } }),
      ...questionShape(item.shape),
    };
    const mark = { kind: "item", regionCode: item.regionCode, owner: item.owner } as const;
    return { ...toQuestion({ ...outline, questions: [] }, definition), regional: mark };
  });
  return [{ ...outline, questions }];
}

/** The section with the questions required that a region requires. What is required anyway stays as it is. */
function marking(outline: SectionOutline, { required }: RegionalSet): SectionOutline {
  const questions = outline.questions.map((question) => {
    const by = required.find(({ level, key }) => level === question.level && key === question.key);
    if (by === undefined || question.optional === null || question.fill !== "answer") return question;
    // Of people only those who are here can be asked.
    const optional = question.level === "household" ? null : { ...question.optional, unless: IS_PRESENT };
    return { ...question, optional, regional: { kind: "required", regionCode: by.regionCode } as const };
  });
  return { ...outline, questions };
}

/** The family's items stand before its members' sections, those of members after them. */
function placed(sections: readonly SectionOutline[], added: readonly SectionOutline[]): readonly SectionOutline[] {
  const first = sections.findIndex(({ level }) => level === "member");
  const last = sections.findLastIndex(({ level }) => level === "member");
  const of = (level: RegionalLevel) => added.filter((outline) => outline.level === level);
  return [
    ...sections.slice(0, first),
    ...of("household"),
    ...sections.slice(first, last + 1),
    ...of("member"),
    ...sections.slice(last + 1),
  ];
}

function rebuilt(instrument: Instrument, sections: readonly SectionOutline[]): Instrument {
  const questions = sections.flatMap((outline) => outline.questions);
  const ofLevel = (level: Question["level"]) => questions.filter((question) => question.level === level);
  const keyed = (level: Question["level"]) => new Map(ofLevel(level).map((question) => [question.key, question]));
  return {
    ...instrument,
    sections,
    questions,
    household: ofLevel("household"),
    member: ofLevel("member"),
    civil: ofLevel("civil"),
    byKey: { household: keyed("household"), member: keyed("member"), civil: keyed("civil") },
  };
}
