import "server-only";
import * as z from "zod";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import { findJobGrant } from "@/lib/server/grant/job-grant";

/** What a job carries: ids alone. */
export const officeJobSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  fileId: z.uuid(),
  userId: z.uuid(),
});
export type OfficeJob = z.infer<typeof officeJobSchema>;

/** The job sees what the person sees who pressed: the regency. */
export function scopeOfOffice(job: OfficeJob): Scope {
  return { actorId: job.userId, mode: "area", ranges: [rangeOf(job.regencyCode)], household: null };
}

export async function enqueueOffice(
  sql: Sql,
  task: "office-file-check" | "office-file-commit",
  job: OfficeJob,
): Promise<void> {
  await sql`SELECT app_enqueue_office_file(${task}, ${JSON.stringify(job)}::json, ${`${task}:${job.fileId}`})`;
}

/** The grant under which the job may run, asked again when it runs; null when access has ended meanwhile. */
export function findOfficeGrant(sql: Sql, { userId, regencyCode }: OfficeJob, now: Date): Promise<string | null> {
  return findJobGrant(sql, { userId, regionCode: regencyCode, permission: "office-file:import" }, now);
}
