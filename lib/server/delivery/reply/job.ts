import "server-only";
import * as z from "zod";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import { findJobGrant } from "@/lib/server/grant/job-grant";

/** What a job carries: ids alone. */
export const replyJobSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  replyId: z.uuid(),
  userId: z.uuid(),
});
export type ReplyJob = z.infer<typeof replyJobSchema>;

/** The job sees what the person sees who pressed: the regency. */
export function scopeOfReply(job: ReplyJob): Scope {
  return { actorId: job.userId, mode: "area", ranges: [rangeOf(job.regencyCode)], household: null };
}

export async function enqueueReply(
  sql: Sql,
  task: "delivery-reply-check" | "delivery-reply-commit",
  job: ReplyJob,
): Promise<void> {
  await sql`SELECT app_enqueue_delivery_reply(${task}, ${JSON.stringify(job)}::json, ${`${task}:${job.replyId}`})`;
}

/** The grant under which the job may run, asked again when it runs; null when access has ended meanwhile. */
export function findReplyGrant(sql: Sql, { userId, regencyCode }: ReplyJob, now: Date): Promise<string | null> {
  return findJobGrant(sql, { userId, regionCode: regencyCode, permission: "delivery:manage" }, now);
}
