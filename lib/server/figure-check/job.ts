import "server-only";
import * as z from "zod";
import { grantedLevel, permits } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import { covers, rangeOf, type Scope } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

/** From the nation to a village. */
export const checkedAreaSchema = z.string().regex(/^(0|\d{2}|\d{4}(\d{2}(\d{4})?)?)$/);

/** What a job carries: codes and ids alone. */
export const figureJobSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  areaCode: checkedAreaSchema,
  checkId: z.uuid(),
  userId: z.uuid(),
});
export type FigureJob = z.infer<typeof figureJobSchema>;

/** The job sees the area that is checked, and nothing beside it. */
export function scopeOfCheck({ userId, areaCode }: FigureJob): Scope {
  return { actorId: userId, mode: "area", ranges: [rangeOf(areaCode)], household: null };
}

export async function enqueueCheck(sql: Sql, job: FigureJob): Promise<void> {
  await sql`SELECT app_enqueue_figure_check(${JSON.stringify(job)}::json, ${`check-figures:${job.checkId}`})`;
}

/** Whether the person may still check this area when the job runs; access may have ended meanwhile. */
export async function mayStillCheck(sql: Sql, { userId, areaCode }: FigureJob, now: Date): Promise<boolean> {
  const rows = await sql<{ role: string; level: string; region_code: string }>`SELECT g.role, g.level, g.region_code
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.user_id = ${userId} AND ${grantHolds(now)}`;
  return rows.some(
    (row) =>
      isRole(row.role) &&
      permits(row.role, grantedLevel(row.level), "figures:check") &&
      covers(row.region_code, areaCode),
  );
}
