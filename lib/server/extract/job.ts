import "server-only";
import * as z from "zod";
import { grantedLevel, permits } from "@/lib/domain/access/permission";
import type { Permission } from "@/lib/domain/access/permission-name";
import { isRole } from "@/lib/domain/access/role";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Bulk } from "@/lib/server/db/bulk";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

/** What a job carries: ids alone. */
export const extractJobSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  loadId: z.uuid(),
  /** Who pressed. */
  userId: z.uuid(),
});
export type ExtractJob = z.infer<typeof extractJobSchema>;

export type ExtractTask = "extract-check" | "extract-record" | "extract-clear";

/** The job sees the one regency whose register is loaded, as the person who pressed. */
export function scopeOfLoad(job: ExtractJob): Scope {
  return { actorId: job.userId, mode: "area", ranges: [rangeOf(job.regencyCode)], household: null };
}

export async function enqueueExtract(sql: Sql, task: ExtractTask, job: ExtractJob): Promise<void> {
  await sql`SELECT app_enqueue_extract(${task}, ${JSON.stringify(job)}::json, ${`${task}:${job.loadId}`})`;
}

/** The grant under which the job may run, asked again when it runs; null when access has ended meanwhile. */
export async function findLoadGrant(
  sql: Sql,
  job: ExtractJob,
  permission: Permission,
  now: Date,
): Promise<string | null> {
  const above = ["0", job.regencyCode.slice(0, 2), job.regencyCode];
  const rows = await sql<{ id: string; role: string; level: string }>`SELECT g.id, g.role, g.level
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.user_id = ${job.userId} AND g.region_code = ANY (${above}) AND ${grantHolds(now)}
    ORDER BY g.created_at, g.id`;
  const held = rows.find((row) => isRole(row.role) && permits(row.role, grantedLevel(row.level), permission));
  return held?.id ?? null;
}

/** What the parts of a job share. */
export interface LoadWork {
  readonly job: ExtractJob;
  readonly bulk: Bulk;
  readonly now: Date;
}

/** Thrown where the load was cancelled, or is another run's by now: the job ends and says nothing. */
export class LoadLeft extends Error {}

/** The load stops with a reason that is told. */
export class LoadStopped extends Error {
  constructor(
    readonly failure: string,
    readonly row: number | null = null,
  ) {
    super(failure);
  }
}
