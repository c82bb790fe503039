import "server-only";
import * as z from "zod";
import { grantedLevel, permits } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

/** What a job carries: ids alone. */
export const importJobSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  villageCode: z.string().regex(/^\d{10}$/),
  importId: z.uuid(),
  userId: z.uuid(),
});
export type ImportJob = z.infer<typeof importJobSchema>;

/** The job sees what its creator sees: the one village, as that person. */
export function scopeOfJob(job: ImportJob): Scope {
  return { actorId: job.userId, mode: "area", ranges: [rangeOf(job.villageCode)], household: null };
}

export async function enqueue(sql: Sql, task: "import-check" | "import-commit", job: ImportJob): Promise<void> {
  await sql`SELECT app_enqueue(${task}, ${JSON.stringify(job)}::json, ${`${task}:${job.importId}`})`;
}

interface GrantRow {
  id: string;
  role: string;
  level: string;
}

/**
 * The creator's grant on the village under which the job may run, asked again when it runs: access that ended between the
 * press and the job ends the job. Null when there is none.
 */
export async function findCreatorGrant(sql: Sql, job: ImportJob, now: Date): Promise<string | null> {
  const rows = await sql<GrantRow>`SELECT g.id, g.role, g.level
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.user_id = ${job.userId} AND g.region_code = ${job.villageCode} AND ${grantHolds(now)}
    ORDER BY g.created_at, g.id`;
  const held = rows.find((row) => isRole(row.role) && permits(row.role, grantedLevel(row.level), "import:sid"));
  return held?.id ?? null;
}
