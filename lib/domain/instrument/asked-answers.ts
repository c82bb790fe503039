import type { Level } from "../variable/variable";
import { type AnswerMap, type Answers, type AnswerValue, isAnswered, sameAnswer } from "./answers";
import { findQuestion, type Instrument } from "./instrument";
import type { Question } from "./question";

/**
 * The answers that an instrument asks. The record holds more (other instruments' variables, what a snapshot brings);
 * an instrument that does not ask a variable never touches it. A finer answer that the record's own reading has left
 * behind (another instrument wrote since) is no answer any more: it would write an old state over a newer one.
 */
export function askedAnswers(instrument: Instrument, answers: Answers): Answers {
  const row = (level: Level, map: AnswerMap) => {
    const overtaken = overtakenKeys(instrument, level, map);
    const asked: Record<string, AnswerValue> = {};
    for (const [key, value] of Object.entries(map))
      if (findQuestion(instrument, level, key)?.stored === true && !overtaken.includes(key)) asked[key] = value;
    return asked;
  };
  const rows = (level: Level, all: Answers["members"]) =>
    Object.fromEntries(Object.entries(all).map(([uid, map]) => [uid, row(level, map)]));
  return {
    household: row("household", answers.household),
    members: rows("member", answers.members),
    civil: rows("civil", answers.civil),
  };
}

/** The few questions of a level that are computed from a finer answer, looked for once an instrument. */
const COMPUTED = new WeakMap<Instrument, Map<Level, readonly Question[]>>();

function computedOf(instrument: Instrument, level: Level): readonly Question[] {
  const known = COMPUTED.get(instrument) ?? new Map<Level, readonly Question[]>();
  COMPUTED.set(instrument, known);
  const found = known.get(level) ?? instrument[level].filter(({ computed }) => computed !== null);
  known.set(level, found);
  return found;
}

function overtakenKeys(instrument: Instrument, level: Level, row: AnswerMap): readonly string[] {
  return computedOf(instrument, level).flatMap(({ key, computed }) => {
    const source = computed === null ? undefined : row[computed.from];
    if (computed === null || source === undefined || !isAnswered(source)) return [];
    return sameAnswer(computed.read(source), row[key]) ? [] : [computed.from];
  });
}
