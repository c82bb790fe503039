import "server-only";
import * as z from "zod";
import { grantedLevel, permits } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

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
export async function findImportGrant(sql: Sql, job: DecileJob, now: Date): Promise<string | null> {
  const rows = await sql<{ id: string; role: string; level: string }>`SELECT g.id, g.role, g.level
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.user_id = ${job.userId} AND g.region_code = ${job.regionCode} AND ${grantHolds(now)}
    ORDER BY g.created_at, g.id`;
  const held = rows.find((row) => isRole(row.role) && permits(row.role, grantedLevel(row.level), "decile:import"));
  return held?.id ?? null;
}
