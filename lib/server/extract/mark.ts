import "server-only";
import * as z from "zod";
import { LoadLeft, type LoadWork, scopeOfLoad } from "./job";

/** How far a check is: rows of a table staged up to a place, ranges of numbers matched, families compared. */
const markSchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("stage"), table: z.number().int(), at: z.number().int(), row: z.number().int() }),
  z.object({ step: z.literal("match"), slice: z.number().int() }),
  z.object({ step: z.literal("compare"), after: z.number().int() }),
]);
export type CheckMark = z.infer<typeof markSchema>;

const BEGINNING: CheckMark = { step: "stage", table: 0, at: 0, row: 0 };

/** Where the work goes on; from the beginning when there is no mark. @throws LoadLeft when it is not to be checked any more */
export async function readMark({ bulk, job }: Pick<LoadWork, "bulk" | "job">): Promise<CheckMark> {
  const rows = await bulk.underScope(
    scopeOfLoad(job),
    ({ sql }) => sql<{ mark: unknown }>`SELECT mark FROM extract_load
      WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId} AND state = 'checking'`,
  );
  if (rows[0] === undefined) throw new LoadLeft();
  const mark = markSchema.safeParse(rows[0].mark);
  return mark.success ? mark.data : BEGINNING;
}
