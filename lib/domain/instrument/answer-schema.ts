import * as z from "zod";
import type { Level } from "../variable/variable";
import type { AnswerMap, Answers, AnswerValue, RepeatItem } from "./answers";
import type { Instrument } from "./instrument";
import { answerProblem } from "./problems";
import type { Question } from "./question";

/** A family on one form; the largest seen in a register is far below. */
const MOST_MEMBERS = 60;

type ValueSchema = (question: Question) => z.ZodType<AnswerValue>;

/**
 * What the server accepts as a draft: known keys only and values of a bounded kind. A wrong code or a number out of
 * range is kept, since a draft must never lose a keystroke; `draftProblems` shows it.
 */
export function draftAnswersSchema(instrument: Instrument): z.ZodType<Answers> {
  return answersSchema(instrument, looseValue);
}

/** What may be sent: each answer right in kind, code, range and form. Completeness and rules are checked beside it. */
export function submitSchema(instrument: Instrument): z.ZodType<Answers> {
  return answersSchema(instrument, strictValue);
}

function answersSchema(instrument: Instrument, value: ValueSchema): z.ZodType<Answers> {
  const people = (level: Level) =>
    z.record(z.uuid(), rowSchema(instrument, level, value)).refine(fewEnough, "TOO_MANY_MEMBERS");
  return z.strictObject({
    household: rowSchema(instrument, "household", value),
    members: people("member"),
    civil: people("civil"),
  });
}

function rowSchema(instrument: Instrument, level: Level, value: ValueSchema): z.ZodType<AnswerMap> {
  const stored = instrument[level].filter((question) => question.stored);
  const shape = Object.fromEntries(stored.map((question) => [question.key, value(question).optional()]));
  return z.strictObject(shape).transform(withoutAbsent);
}

/** A key given as undefined is a key not given. */
function withoutAbsent(row: Readonly<Record<string, AnswerValue | undefined>>): AnswerMap {
  const kept: Record<string, AnswerValue> = {};
  for (const [key, value] of Object.entries(row)) if (value !== undefined) kept[key] = value;
  return kept;
}

function fewEnough(rows: object): boolean {
  return Object.keys(rows).length <= MOST_MEMBERS;
}

function looseValue(question: Question): z.ZodType<AnswerValue> {
  switch (question.type) {
    case "choice":
    case "integer":
    case "decimal":
      return z.number().nullable();
    case "multi":
      return z.array(z.number().int()).max(question.options.length).nullable();
    case "date":
      return z.string().max(10).nullable();
    case "photo":
      return z.uuid().nullable();
    case "repeat":
      return z.array(itemSchema(question)).max(question.most).nullable();
    case "text":
      return z
        .string()
        .max(question.maxLength * 2)
        .nullable();
  }
}

/** Known fields only; a number half typed is kept. */
function itemSchema({ fields }: Question & { type: "repeat" }): z.ZodType<RepeatItem> {
  const code = z.number().nullable().default(null);
  const digits = z.string().max(32).nullable().default(null);
  return z.strictObject(Object.fromEntries(fields.map(({ key, type }) => [key, type === "choice" ? code : digits])));
}

function strictValue(question: Question): z.ZodType<AnswerValue> {
  return looseValue(question).superRefine((value, context) => {
    const found = answerProblem(question, value);
    if (found !== null) context.addIssue({ code: "custom", message: found.code });
  });
}
