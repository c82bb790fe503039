import "server-only";
import * as z from "zod";
import type { ComparedField } from "@/lib/domain/ground-check/compare";
import type { AskedField, SaidField, Visit } from "@/lib/domain/ground-check/ground-check";
import type { AnswerValue } from "@/lib/domain/instrument/answers";

const value: z.ZodType<AnswerValue> = z.union([z.number(), z.string(), z.array(z.number()), z.null()]);

const asked = {
  level: z.enum(["household", "member"]),
  uid: z.string().nullable(),
  key: z.string(),
  why: z.enum(["changed", "welfare"]),
};
const askedSchema: z.ZodType<readonly AskedField[]> = z.array(z.object(asked));
const saidSchema: z.ZodType<readonly SaidField[]> = z.array(z.object({ ...asked, said: value }));
const comparedSchema: z.ZodType<readonly ComparedField[]> = z.array(
  z.object({
    ...asked,
    said: value,
    seen: value,
    result: z.enum(["agree", "differ", "unanswered"]),
    weight: z.number(),
  }),
);
const visitSchema: z.ZodType<Visit> = z.object({
  headName: z.string(),
  dusun: z.string().nullable(),
  rw: z.string().nullable(),
  rt: z.string().nullable(),
  people: z.array(z.object({ uid: z.string(), name: z.string() })),
});

/** Columns that hold JSON, as they were written; anything else is a fault of ours and throws. */
export const stored = {
  asked: (json: unknown) => askedSchema.parse(json),
  said: (json: unknown) => saidSchema.parse(json),
  compared: (json: unknown) => comparedSchema.parse(json),
  visit: (json: unknown) => visitSchema.parse(json),
};
