import "server-only";
import * as z from "zod";
import { EVENT_CODES } from "@/lib/domain/event/definition";
import type { Payload } from "@/lib/domain/proposal/payload";
import { type OwnForm, TOLD_MOVES } from "@/lib/domain/self-update/own-form";
import { seal, unseal } from "@/lib/server/crypto/seal";

const item = z.record(z.string(), z.union([z.number(), z.string(), z.null()]));
const row = z.record(z.string(), z.union([z.number(), z.string(), z.array(z.number()), z.array(item), z.null()]));

const keptSchema = z.object({
  payload: z.object({
    instrument: z.string(),
    version: z.number(),
    baseRevision: z.number(),
    conditionDate: z.iso.date(),
    answers: z.object({ household: row, members: z.record(z.string(), row), civil: z.record(z.string(), row) }),
    memberOps: z.array(
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("add"), uid: z.string() }),
        z.object({ kind: z.literal("leave"), uid: z.string(), presence: z.number() }),
      ]),
    ),
    notes: z.record(z.string(), z.string()),
    events: z.array(z.object({ id: z.string(), code: z.enum(EVENT_CODES), answers: row })).optional(),
    regional: z.object({ year: z.number(), at: z.string(), on: z.string() }).optional(),
  }),
  moves: z.record(z.string(), z.enum(TOLD_MOVES)),
  told: z.string(),
});

/** A form as its row keeps it. */
export function sealForm(own: OwnForm): string {
  return seal(JSON.stringify(own));
}

/** The form of a row; null where an earlier build kept it in a shape that is not ours any more: the family then begins anew. */
export function unsealForm(content: string): OwnForm | null {
  const plain: unknown = JSON.parse(unseal(content));
  const kept = keptSchema.safeParse(plain);
  if (!kept.success) return null;
  const { events, regional, ...payload } = kept.data.payload;
  const whole: Payload = {
    ...payload,
    ...(events === undefined ? {} : { events }),
    ...(regional === undefined ? {} : { regional }),
  };
  return { ...kept.data, payload: whole };
}
