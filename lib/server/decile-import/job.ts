import "server-only";
import * as z from "zod";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import { findJobGrant } from "@/lib/server/grant/job-grant";

/** What a job carries: ids alone. */
export const decileJobSchema = z.strictObject({
  /** Shelf of the region. */
  regencyCode: z.string().regex(/^\d{4}$/),
  regionCode: z.string().regex(/^(0|\d{2}|\d{4})$/),
  importId: z.uuid(),
  userId: z.uuid(),
});
export type DecileJob = z.infer<typeof decileJobSchema>;

/** The job sees what the coach sees who pressed. */
export function scopeOfImport(job: DecileJob): Scope {
  return { actorId: job.userId, mode: "area", ranges: [rangeOf(job.regionCode)], household: null };
}

export async function enqueueImport(sql: Sql, task: "decile-check" | "decile-commit", job: DecileJob): Promise<void> {
  await sql`SELECT app_enqueue_deciles(${task}, ${JSON.stringify(job)}::json, ${`${task}:${job.importId}`})`;
}

/** The grant under which the job may run, asked again when it runs; null when access has ended meanwhile. */
export function findImportGrant(sql: Sql, { userId, regionCode }: DecileJob, now: Date): Promise<string | null> {
  return findJobGrant(sql, { userId, regionCode, permission: "decile:import" }, now);
}
