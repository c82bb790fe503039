import "server-only";
import * as z from "zod";
import { grantedLevel, permits } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

/** What a job carries: ids alone. */
export const replyJobSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  batchId: z.uuid(),
  userId: z.uuid(),
});
export type ReplyJob = z.infer<typeof replyJobSchema>;

/** The job sees what the person sees who pressed: the regency. */
export function scopeOfReply(job: ReplyJob): Scope {
  return { actorId: job.userId, mode: "area", ranges: [rangeOf(job.regencyCode)], household: null };
}

export async function enqueueReply(sql: Sql, task: "reply-check" | "reply-commit", job: ReplyJob): Promise<void> {
  await sql`SELECT app_enqueue_match(${task}, ${JSON.stringify(job)}::json, ${`${task}:${job.batchId}`})`;
}

interface GrantRow {
  id: string;
  role: string;
  level: string;
}

/** The grant under which the job may run, asked again when it runs; null when access has ended meanwhile. */
export async function findReplyGrant(sql: Sql, job: ReplyJob, now: Date): Promise<string | null> {
  const rows = await sql<GrantRow>`SELECT g.id, g.role, g.level
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.user_id = ${job.userId} AND g.region_code = ${job.regencyCode} AND ${grantHolds(now)}
    ORDER BY g.created_at, g.id`;
  const held = rows.find((row) => isRole(row.role) && permits(row.role, grantedLevel(row.level), "match:import"));
  return held?.id ?? null;
}
