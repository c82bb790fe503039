import type { FieldLevel, Level } from "../variable/variable";
import { type AnswerMap, type Answers, type AnswerValue, answersOf, codesIn, isAnswered } from "./answers";
import { readForm } from "./form";
import { findQuestion, type Instrument } from "./instrument";
import type { Question } from "./question";
import { canonicalItems } from "./repeat";

export type CanonicalResult =
  | { readonly ok: true; readonly answers: Answers }
  /** Keys the instrument does not store, named `household.x`, `member:<uid>.x`, `civil:<uid>.x`. */
  | { readonly ok: false; readonly unknownKeys: readonly string[] };

/**
 * The one written form of a family's whole answers: text trimmed and NFC, sets sorted, nothing written as null, and an
 * answer whose question is hidden becomes null. Absent keys stay absent. Doing it twice changes nothing.
 * @param answers the record with the draft laid over it, so that every condition can be read
 */
export function canonicalAnswers(instrument: Instrument, answers: Answers, conditionDate: string): CanonicalResult {
  const unknownKeys = unknownAnswerKeys(instrument, answers);
  if (unknownKeys.length > 0) return { ok: false, unknownKeys };
  const neat = mapRows(answers, (row, level) =>
    mapRow(row, (value, key) => canonicalValue(findQuestion(instrument, level, key), value)),
  );
  const form = readForm(instrument, neat, conditionDate);
  return {
    ok: true,
    answers: mapRows(neat, (row, level, uid) => {
      const context = uid === null ? form.household : form.members.get(uid);
      const visible = context?.visible.filter((question) => question.level === level) ?? [];
      const shown = new Set(visible.map(({ key }) => key));
      return { ...mapRow(row, (value, key) => (shown.has(key) ? value : null)), ...computedRow(visible, row) };
    }),
  };
}

/** What the answers of a row make of the computed ones, where their source is answered. */
function computedRow(visible: readonly Question[], row: AnswerMap): AnswerMap {
  return Object.fromEntries(
    visible.flatMap(({ key, computed }) => {
      const source = computed === null ? null : (row[computed.from] ?? null);
      return computed !== null && isAnswered(source) ? [[key, computed.read(source)]] : [];
    }),
  );
}

/** Keys that are no stored question of the instrument, civil rows of people who are no members included. */
export function unknownAnswerKeys(instrument: Instrument, answers: Answers): readonly string[] {
  const strangers = Object.keys(answers.civil).filter((uid) => answers.members[uid] === undefined);
  const rows: (readonly [Level, string | null])[] = [["household", null]];
  for (const uid of Object.keys(answers.members)) rows.push(["member", uid]);
  for (const uid of Object.keys(answers.civil)) rows.push(["civil", uid]);
  const unknown = rows.flatMap(([level, uid]) =>
    Object.keys(answersOf(answers, level, uid))
      .filter((key) => findQuestion(instrument, level, key)?.stored !== true)
      .map((key) => answerKey(level, uid, key)),
  );
  return [...unknown, ...strangers.map((uid) => `civil:${uid}`)];
}

/** The key of an answer in changes and problems. */
export function answerKey(level: FieldLevel, uid: string | null, key: string): string {
  return uid === null ? `${level}.${key}` : `${level}:${uid}.${key}`;
}

function canonicalValue(question: Question | null, value: AnswerValue): AnswerValue {
  if (typeof value === "string") return canonicalText(value, question);
  if (typeof value === "number")
    // The sum turns minus zero, which JSON and SQL do not keep, into zero.
    return (question?.type === "decimal" ? Number(value.toFixed(question.places)) : value) + 0;
  if (value === null || value.length === 0) return null;
  if (question?.type === "repeat") return canonicalItems(question, value);
  return [...new Set(codesIn(value))].sort((a, b) => a - b);
}

function canonicalText(text: string, question: Question | null): string | null {
  const composed = text.normalize("NFC");
  const multiline = question?.type === "text" && question.multiline === true;
  const trimmed = (multiline ? composed : composed.replace(/\s+/g, " ")).trim();
  return trimmed === "" ? null : trimmed;
}

function mapRow(row: AnswerMap, change: (value: AnswerValue, key: string) => AnswerValue): AnswerMap {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, change(value, key)]));
}

function mapRows(answers: Answers, change: (row: AnswerMap, level: Level, uid: string | null) => AnswerMap): Answers {
  const rows = (level: "member" | "civil", all: Answers["members"]) =>
    Object.fromEntries(Object.entries(all).map(([uid, row]) => [uid, change(row, level, uid)]));
  return {
    household: change(answers.household, "household", null),
    members: rows("member", answers.members),
    civil: rows("civil", answers.civil),
  };
}
