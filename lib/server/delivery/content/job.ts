import "server-only";
import * as z from "zod";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import { findJobGrant } from "@/lib/server/grant/job-grant";

/** What the job carries: ids alone. */
export const buildJobSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  packageId: z.uuid(),
  userId: z.uuid(),
});
export type BuildJob = z.infer<typeof buildJobSchema>;

/** The job sees what the person sees who pressed: the regency. */
export function scopeOfBuild(job: BuildJob): Scope {
  return { actorId: job.userId, mode: "area", ranges: [rangeOf(job.regencyCode)], household: null };
}

export async function enqueueBuild(sql: Sql, job: BuildJob): Promise<void> {
  await sql`SELECT app_enqueue_delivery('delivery-build', ${JSON.stringify(job)}::json, ${`delivery-build:${job.packageId}`})`;
}

/** The grant under which the job may run, asked again when it runs; null when access has ended meanwhile. */
export function findBuildGrant(sql: Sql, { userId, regencyCode }: BuildJob, now: Date): Promise<string | null> {
  return findJobGrant(sql, { userId, regionCode: regencyCode, permission: "delivery:manage" }, now);
}
