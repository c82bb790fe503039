import "server-only";
import * as z from "zod";
import { type Answers, type AnswerValue, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import type { Payload } from "@/lib/domain/proposal/payload";
import { unsealAnswers } from "@/lib/server/proposal/sealed-payload";

const value: z.ZodType<AnswerValue> = z.union([z.number(), z.string(), z.array(z.number()), z.null()]);
const rows = z.record(z.string(), z.record(z.string(), value));
const answersSchema: z.ZodType<Answers> = z.object({
  household: z.record(z.string(), value),
  members: rows,
  civil: rows,
});

/** The companion's own answers as memory works with them; none before the first. */
export function readAnswers(json: unknown): Answers {
  return json === null || json === undefined ? NO_ANSWERS : unsealAnswers(answersSchema.parse(json));
}

/** The answers in the shape that saving field by field works on. Nothing else of a proposal is in it. */
export function blankAnswers(answers: Answers): Payload {
  return {
    instrument: "",
    version: 0,
    baseRevision: 0,
    conditionDate: "",
    answers,
    memberOps: [],
    notes: {},
  };
}
