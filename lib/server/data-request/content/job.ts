import "server-only";
import * as z from "zod";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import { findJobGrant } from "@/lib/server/grant/job-grant";

/** What the job carries: ids and codes alone. */
export const requestJobSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  requestId: z.uuid(),
  /** Who asked. */
  userId: z.uuid(),
  /** Region of the duty under which it was asked. */
  askedFrom: z.string().regex(/^(?:0|\d{2}|\d{4})$/),
});
export type RequestJob = z.infer<typeof requestJobSchema>;

/** The job reads the regency's families, which the person who asked does not: what of them leaves is the grant's business alone. */
export function scopeOfRequestJob(job: RequestJob): Scope {
  return { actorId: job.userId, mode: "area", ranges: [rangeOf(job.regencyCode)], household: null };
}

export async function enqueueRequestBuild(sql: Sql, job: RequestJob): Promise<void> {
  await sql`SELECT app_enqueue_data_request('data-request-build', ${JSON.stringify(job)}::json, ${`data-request-build:${job.requestId}`})`;
}

/** The duty under which it was asked, asked again when the job runs; null when it has ended meanwhile. */
export function findAskGrant(sql: Sql, { userId, askedFrom }: RequestJob, now: Date): Promise<string | null> {
  return findJobGrant(sql, { userId, regionCode: askedFrom, permission: "data-request:ask" }, now);
}
