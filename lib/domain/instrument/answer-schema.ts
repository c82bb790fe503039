import * as z from "zod";
import type { Level } from "../variable/variable";
import type { Answers } from "./answers";
import type { Instrument } from "./instrument";
import { answerProblem } from "./problems";
import type { Question } from "./question";

/** A family on one form; the largest seen in a register is far below. */
const MOST_MEMBERS = 60;
const UID = z.uuid();

type Rows = z.ZodType<Readonly<Record<string, string | number | readonly number[] | null>>>;

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

function answersSchema(instrument: Instrument, value: (question: Question) => z.ZodType): z.ZodType<Answers> {
  const people = (level: Level) => z.record(UID, row(instrument, level, value)).refine(fewEnough, "TOO_MANY_MEMBERS");
  return z.strictObject({
    household: row(instrument, "household", value),
    members: people("member"),
    civil: people("civil"),
  }) as z.ZodType<Answers>;
}

function row(instrument: Instrument, level: Level, value: (question: Question) => z.ZodType): Rows {
  const stored = instrument[level].filter((question) => question.stored);
  return z.strictObject(
    Object.fromEntries(stored.map((question) => [question.key, value(question).optional()])),
  ) as Rows;
}

function fewEnough(rows: object): boolean {
  return Object.keys(rows).length <= MOST_MEMBERS;
}

function looseValue(question: Question): z.ZodType {
  switch (question.type) {
    case "choice":
    case "integer":
    case "decimal":
      return z.number().nullable();
    case "multi":
      return z.array(z.number().int()).max(question.options.length).nullable();
    case "date":
      return z.string().max(10).nullable();
    case "text":
      return z
        .string()
        .max(question.maxLength * 2)
        .nullable();
  }
}

function strictValue(question: Question): z.ZodType {
  return looseValue(question).superRefine((value, context) => {
    const found = answerProblem(question, value as Parameters<typeof answerProblem>[1]);
    if (found !== null) context.addIssue({ code: "custom", message: found.code });
  });
}
