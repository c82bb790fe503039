import type { Level } from "../variable/variable";
import { type AnswerMap, type Answers, isAnswered, sameAnswer } from "./answers";
import { findQuestion, type Instrument } from "./instrument";

/**
 * The answers that an instrument asks. The record holds more (other instruments' variables, what a snapshot brings);
 * an instrument that does not ask a variable never touches it. A finer answer that the record's own reading has left
 * behind (another instrument wrote since) is no answer any more: it would write an old state over a newer one.
 */
export function askedAnswers(instrument: Instrument, answers: Answers): Answers {
  const row = (level: Level, map: AnswerMap) => {
    const overtaken = overtakenKeys(instrument, level, map);
    return Object.fromEntries(
      Object.entries(map).filter(
        ([key]) => findQuestion(instrument, level, key)?.stored === true && !overtaken.includes(key),
      ),
    );
  };
  const rows = (level: Level, all: Answers["members"]) =>
    Object.fromEntries(Object.entries(all).map(([uid, map]) => [uid, row(level, map)]));
  return {
    household: row("household", answers.household),
    members: rows("member", answers.members),
    civil: rows("civil", answers.civil),
  };
}

function overtakenKeys(instrument: Instrument, level: Level, row: AnswerMap): readonly string[] {
  return instrument[level].flatMap(({ key, computed }) => {
    const source = computed === null ? undefined : row[computed.from];
    if (computed === null || source === undefined || !isAnswered(source)) return [];
    return sameAnswer(computed.read(source), row[key]) ? [] : [computed.from];
  });
}
