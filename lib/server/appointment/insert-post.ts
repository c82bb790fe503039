import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import { grantProblem } from "@/lib/domain/access/grant-rules";
import { isRole, ROLES } from "@/lib/domain/access/role";
import { type Refusal, refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { type HeldDuty, postProblem } from "@/lib/domain/training-session/post";
import type { Sql } from "@/lib/server/db/sql";
import { isRegion, threeDigits } from "@/lib/server/grant/insert-grant";
import { timeZoneOf } from "@/lib/server/region/queries";

const number = z.string().regex(/^\d{1,3}$/);

/** What an administrator says of a post: which duty, by which decree. */
export const postSchema = z.strictObject({
  id: z.uuid(),
  role: z.enum(ROLES),
  regionCode: z.string().regex(/^(?:0|\d{2}|\d{4}|\d{6}|\d{10})$/),
  neighbourhood: z.strictObject({ rt: number, rw: number.nullable() }).nullable().default(null),
  isDeputy: z.boolean(),
  decreeNumber: z.string().trim().min(3).max(100),
  decreeDate: z.iso.date(),
  /** Why somebody below the minimum profile is named; null: they meet it. */
  profileException: z.string().trim().min(5).max(500).nullable(),
});
export type PostInput = z.infer<typeof postSchema>;

const wrong = (path: string, detail: string) =>
  refuse("INVALID_INPUT", { fields: [{ path: `post.${path}`, detail }] }).error;

/** Writes a post of a person, or says why not. */
export async function insertPost(
  sql: Sql,
  actor: Actor,
  userId: string,
  post: PostInput,
  now: Date,
): Promise<Refusal | null> {
  const administrator = { userId: actor.userId, regionCode: actor.grant.regionCode };
  const outside = grantProblem(administrator, { ...post, userId });
  if (outside === "OWN_GRANT") return refuse("FOUR_EYES").error;
  if (outside !== null) return wrong("regionCode", outside);
  if (!(await isRegion(sql, post.regionCode))) return wrong("regionCode", "UNKNOWN");
  if (post.decreeDate > localDay(now, await timeZoneOf(post.regionCode))) return wrong("decreeDate", "FUTURE");
  // Two posts given to one person at once know of each other.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`post:${userId}`}, 0))`;
  const problem = postProblem(post, await heldBy(sql, userId, now));
  if (problem === "NEIGHBOURHOOD") return wrong("neighbourhood", "MISSING");
  if (problem !== null) return wrong("regionCode", problem);
  await sql`INSERT INTO appointment (id, user_id, role, region_code, rt, rw, is_deputy, decree_number, decree_date, profile_exception, starts_at,
      created_by, created_at)
    VALUES (${post.id}, ${userId}, ${post.role}, ${post.regionCode}, ${threeDigits(post.neighbourhood?.rt)}, ${threeDigits(post.neighbourhood?.rw)},
      ${post.isDeputy}, ${post.decreeNumber}, ${post.decreeDate}, ${post.profileException}, ${now}, ${actor.userId}, ${now})`;
  return null;
}

/** Duties that hold or will, but for those a colleague's leave lends and those of a post, and posts that last. */
async function heldBy(sql: Sql, userId: string, now: Date): Promise<readonly HeldDuty[]> {
  const rows = await sql<{
    role: string;
    regionCode: string;
  }>`SELECT role, region_code AS "regionCode" FROM access_grant
      WHERE user_id = ${userId} AND revoked_at IS NULL AND (valid_to IS NULL OR valid_to > ${now})
        AND delegated_from IS NULL AND appointment_id IS NULL
    UNION ALL SELECT role, region_code FROM appointment WHERE user_id = ${userId} AND (ends_at IS NULL OR ends_at > ${now})`;
  return rows.flatMap(({ role, regionCode }) => (isRole(role) ? [{ role, regionCode }] : []));
}
