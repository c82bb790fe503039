import "server-only";
import * as z from "zod";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";

/** What the job carries: ids and codes alone. */
export const lettersJobSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  setId: z.uuid(),
  /** Who had them printed. */
  userId: z.uuid(),
});
export type LettersJob = z.infer<typeof lettersJobSchema>;

export async function enqueueLetters(sql: Sql, job: LettersJob): Promise<void> {
  await sql`SELECT app_enqueue_invitations(${JSON.stringify(job)}::json, ${`invitation-letters:${job.setId}`})`;
}

/** The regency of the set until its village is known, then the village alone. */
export function scopeOfLetters({ userId, regencyCode }: LettersJob, villageCode: string | null = null): Scope {
  return { actorId: userId, mode: "area", ranges: [rangeOf(villageCode ?? regencyCode)], household: null };
}
