import "server-only";
import * as z from "zod";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import { findJobGrant } from "@/lib/server/grant/job-grant";

/** What a job carries: ids alone. */
export const hintJobSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  fileId: z.uuid(),
  userId: z.uuid(),
});
export type HintJob = z.infer<typeof hintJobSchema>;

/** The job sees what the person sees who pressed: the regency. */
export function scopeOfHints(job: HintJob): Scope {
  return { actorId: job.userId, mode: "area", ranges: [rangeOf(job.regencyCode)], household: null };
}

export async function enqueueHints(sql: Sql, task: "hint-check" | "hint-commit", job: HintJob): Promise<void> {
  await sql`SELECT app_enqueue_hint(${task}, ${JSON.stringify(job)}::json, ${`${task}:${job.fileId}`})`;
}

/** The grant under which the job may run, asked again when it runs; null when access has ended meanwhile. */
export function findHintGrant(sql: Sql, { userId, regencyCode }: HintJob, now: Date): Promise<string | null> {
  return findJobGrant(sql, { userId, regionCode: regencyCode, permission: "hint:import" }, now);
}
