import * as z from "zod";

/**
 * One person of a transfer as its row lists them. What the destination typed has no name until the origin released them
 * or the office decided. The NIK is sealed; null for a person without one.
 */
const personSchema = z.object({
  uid: z.uuid(),
  name: z.string().nullable().default(null),
  birthDate: z.string().nullable().default(null),
  sex: z.number().nullable().default(null),
  relation: z.number().nullable().default(null),
  nikSealed: z.string().nullable().default(null),
});
export type TransferPerson = z.infer<typeof personSchema>;

const planSchema = z.object({
  /** In: relation to the head of the family they come to, by person. */
  relations: z.record(z.string(), z.number().nullable()).default({}),
  /** Out: the head of those who stay. */
  newHead: z.string().nullable().default(null),
  /** What became of open proposals of this side's family. */
  proposals: z
    .array(z.object({ id: z.uuid(), outcome: z.enum(["carried", "returned", "withdrawn", "trimmed"]) }))
    .default([]),
  /** Whom a family that moves as a whole has lost meanwhile, named as this side knew them. */
  dropped: z.array(z.object({ uid: z.uuid(), name: z.string().nullable() })).default([]),
});
export type TransferPlan = z.infer<typeof planSchema>;

/** A stored list of people. */
export function parsePeople(stored: unknown): readonly TransferPerson[] {
  return z.array(personSchema).parse(stored);
}

/** What a side of a transfer has settled so far. */
export function parsePlan(stored: unknown): TransferPlan {
  return planSchema.parse(stored);
}

/** Relations that are given; a person whose relation is still to be asked is left out. */
export function givenRelations(plan: TransferPlan): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(plan.relations).flatMap(([uid, code]) => (code === null ? [] : [[uid, code]])),
  );
}
