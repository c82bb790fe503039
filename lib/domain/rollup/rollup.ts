import * as z from "zod";

/** Lower and upper age of each group, both included, in the order of their codes 1 to 9; code 0 is an unknown age. DECIDED 20. */
export const AGE_GROUPS = [
  [0, 4],
  [5, 6],
  [7, 12],
  [13, 15],
  [16, 18],
  [19, 24],
  [25, 59],
  [60, 69],
  [70, null],
] as const;

/** Code of the age group of a person born on `born`, on the day `at` (both YYYY-MM-DD); 0 when it cannot be known. */
export function ageGroupOf(born: string | null, at: string): number {
  if (born === null || born > at) return 0;
  const years = Number(at.slice(0, 4)) - Number(born.slice(0, 4)) - (at.slice(5) < born.slice(5) ? 1 : 0);
  return 1 + AGE_GROUPS.findIndex(([, oldest]) => oldest === null || years <= oldest);
}

/** Families of this many people and more share one size. */
export const LARGEST_SIZE = 7;

export const rollupVillageSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  villageCode: z.string().regex(/^\d{10}$/),
  /** Everything is counted, whatever is known of what changed. */
  whole: z.boolean().optional(),
});
/** Payload of the job `rollup-village`, as `app_move_proposal` enqueues it. */
export type RollupVillage = z.infer<typeof rollupVillageSchema>;

/** Payload of the job `cover-village`, which a village's roll-up enqueues. */
export const coverVillageSchema = rollupVillageSchema.omit({ whole: true });
export type CoverVillage = z.infer<typeof coverVillageSchema>;
