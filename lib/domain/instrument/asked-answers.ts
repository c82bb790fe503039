import type { Level } from "../variable/variable";
import type { AnswerMap, Answers } from "./answers";
import { findQuestion, type Instrument } from "./instrument";

/**
 * The answers that an instrument asks. The record holds more (other instruments' variables, what a snapshot brings);
 * an instrument that does not ask a variable never touches it.
 */
export function askedAnswers(instrument: Instrument, answers: Answers): Answers {
  const row = (level: Level, map: AnswerMap) =>
    Object.fromEntries(Object.entries(map).filter(([key]) => findQuestion(instrument, level, key)?.stored === true));
  const rows = (level: Level, all: Answers["members"]) =>
    Object.fromEntries(Object.entries(all).map(([uid, map]) => [uid, row(level, map)]));
  return {
    household: row("household", answers.household),
    members: rows("member", answers.members),
    civil: rows("civil", answers.civil),
  };
}
