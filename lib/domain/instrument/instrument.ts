import type { FieldLevel, Level, Section, Text } from "../variable/variable";
import { type Condition, callsIn, namesIn } from "./condition/condition";
import { parseCondition } from "./condition/parse";
import type { Question, QuestionDefinition } from "./question";

export interface SectionDefinition {
  readonly section: Section;
  readonly level: Level;
  /** Block of the printed form. */
  readonly block: string;
  readonly title: Text;
  readonly questions: readonly QuestionDefinition[];
}

export interface InstrumentDefinition {
  readonly code: string;
  readonly version: number;
  readonly title: Text;
  readonly sections: readonly SectionDefinition[];
  /** While this holds nothing is required: nobody could be asked. */
  readonly nobodyToAsk: string;
}

export interface SectionOutline {
  readonly section: Section;
  readonly level: Level;
  readonly block: string;
  readonly title: Text;
  readonly questions: readonly Question[];
}

export interface Instrument {
  readonly code: string;
  readonly version: number;
  readonly title: Text;
  readonly sections: readonly SectionOutline[];
  readonly questions: readonly Question[];
  readonly household: readonly Question[];
  readonly member: readonly Question[];
  readonly civil: readonly Question[];
  readonly byKey: Readonly<Record<Level, ReadonlyMap<string, Question>>>;
  readonly nobodyToAsk: Condition;
}

/**
 * Parses a definition once. A condition may read only earlier questions of its level, the household's questions, or
 * `age`, so one pass in order settles what is visible.
 * @throws Error for a doubled key, or a condition or computed answer that reads something unknown or later
 */
export function defineInstrument(definition: InstrumentDefinition): Instrument {
  const sections = definition.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => toQuestion(section, question)),
  }));
  const questions = sections.flatMap((section) => section.questions);
  const ofLevel = (level: Level) => questions.filter((question) => question.level === level);
  const keyed = (level: Level) => new Map(ofLevel(level).map((question) => [question.key, question]));
  const byKey = { household: keyed("household"), member: keyed("member"), civil: keyed("civil") };
  if (byKey.household.size + byKey.member.size + byKey.civil.size !== questions.length)
    throw new Error(`${definition.code}: a key stands twice in one level`);
  const instrument = {
    code: definition.code,
    version: definition.version,
    title: definition.title,
    sections,
    questions,
    household: ofLevel("household"),
    member: ofLevel("member"),
    civil: ofLevel("civil"),
    byKey,
    nobodyToAsk: parseCondition(definition.nobodyToAsk),
  };
  checkConditions(instrument);
  return instrument;
}

/** The question of a level and key; null when the instrument does not ask it. */
export function findQuestion(instrument: Instrument, level: FieldLevel, key: string): Question | null {
  return level === "event" ? null : (instrument.byKey[level].get(key) ?? null);
}

/** A definition made ready to be asked in its section. */
export function toQuestion(section: SectionDefinition, definition: QuestionDefinition): Question {
  const { askIf, optional, help, fill = "answer", computed, partOf, control, ...rest } = definition;
  return {
    ...rest,
    level: section.level,
    section: section.section,
    fill,
    stored: fill === "answer" || fill === "computed" || definition.key === "memberNo",
    help: help ?? null,
    askIf: askIf ?? null,
    computed: computed ?? null,
    partOf: partOf ?? null,
    control: control ?? null,
    condition: askIf === undefined ? null : parseCondition(askIf),
    optional:
      optional === undefined
        ? null
        : {
            reason: optional.reason,
            unless: optional.unless === undefined ? null : parseCondition(optional.unless),
            blankIsAnswer: optional.blankIsAnswer ?? false,
          },
  };
}

function checkConditions(instrument: Instrument): void {
  const household = instrument.household.map((question) => question.key);
  const known = { household: [], member: household, civil: [...household, ...instrument.member.map(({ key }) => key)] };
  for (const level of ["household", "member", "civil"] as const) {
    const earlier = new Set<string>(known[level]);
    for (const question of instrument[level]) {
      if (question.condition !== null) checkCondition(instrument, question, question.condition, earlier);
      const source = question.computed?.from;
      if (source !== undefined && !earlier.has(source))
        throw new Error(`${instrument.code} ${question.key}: it is computed from ${source}`);
      earlier.add(question.key);
    }
  }
}

function checkCondition(instrument: Instrument, question: Question, condition: Condition, earlier: Set<string>): void {
  const stray = namesIn(condition).find((name) => !earlier.has(name));
  const strayCall = callsIn(condition).find((name) => name !== "answered");
  if (stray !== undefined || strayCall !== undefined)
    throw new Error(`${instrument.code} ${question.key}: its condition reads ${stray ?? strayCall}`);
}
