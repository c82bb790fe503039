import "server-only";
import * as z from "zod";
import { CARRIED_CODES } from "@/lib/domain/event/carried";
import { settledSchema } from "./draft-conflicts";

/** A field takes 500 letters; what several people wrote stands one behind the other and is longer. */
const MOST_NOTE = 4_000;

const item = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/),
  z.union([z.number(), z.string().max(32), z.null()]),
);
const value = z.union([
  z.number(),
  z.string().max(2000),
  z.array(z.number().int()).max(64),
  z.array(item).max(20),
  z.null(),
]);

const patchSchema = z.strictObject({
  level: z.enum(["household", "member", "civil", "event"]),
  uid: z.uuid().nullable(),
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
  before: value,
  value,
});

/** Of whom, and what the writer saw before. */
const person = { uid: z.uuid(), before: value.optional(), seen: z.number().int().min(0).optional() };

export const memberOpSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("add"), ...person }),
  z.strictObject({ kind: z.literal("leave"), ...person, presence: z.literal([2, 3, 4, 6, 7]) }),
  z.strictObject({ kind: z.literal("undo"), ...person }),
]);

export const eventOpSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("tell"), ...person, code: z.enum(CARRIED_CODES) }),
  z.strictObject({ kind: z.literal("untell"), ...person }),
]);

export const saveSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  patches: z.array(patchSchema).max(2000),
  memberOps: z.array(memberOpSchema).max(60).default([]),
  /** Who died or went abroad, told in a proposal about the whole form. */
  eventOps: z.array(eventOpSchema).max(60).default([]),
  /** Why a warning stands, by finding; empty text takes a note away. */
  notes: z.record(z.string().max(120), z.string().max(MOST_NOTE)).default({}),
  /** The notes that the writer saw before, by finding. */
  notesBefore: z.record(z.string().max(120), z.string().max(MOST_NOTE)).default({}),
  conditionDate: z.iso.date().optional(),
  /** The day that the writer saw before. */
  conditionDateBefore: z.iso.date().optional(),
  isCorrection: z.boolean().optional(),
  /** What was chosen about fields that two people wrote: "mine" comes with its patch, whose `before` is theirs. */
  settled: z.array(settledSchema).max(200).default([]),
});
export type SaveInput = z.infer<typeof saveSchema>;
