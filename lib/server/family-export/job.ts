import "server-only";
import * as z from "zod";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import { findJobGrant } from "@/lib/server/grant/job-grant";

/** What the job carries: ids and codes alone. */
export const exportJobSchema = z.strictObject({
  areaCode: z.string().regex(/^(?:\d{4}|\d{10})$/),
  exportId: z.uuid(),
  userId: z.uuid(),
});
export type ExportJob = z.infer<typeof exportJobSchema>;

export function regencyOf({ areaCode }: ExportJob): string {
  return areaCode.slice(0, 4);
}

/** The job sees what the person sees who asked: their area. */
export function scopeOfExport(job: ExportJob): Scope {
  return { actorId: job.userId, mode: "area", ranges: [rangeOf(job.areaCode)], household: null };
}

export async function enqueueExport(sql: Sql, job: ExportJob): Promise<void> {
  await sql`SELECT app_enqueue_family_export(${JSON.stringify(job)}::json, ${`family-export:${job.exportId}`})`;
}

/** The grant under which the job may run, asked again when it runs; null when access has ended meanwhile. */
export function findExportGrant(sql: Sql, { userId, areaCode }: ExportJob, now: Date): Promise<string | null> {
  return findJobGrant(sql, { userId, regionCode: areaCode, permission: "household:export" }, now);
}
