import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import type { Sql } from "@/lib/server/db/sql";

const NUMBER = /^\d{1,3}$/;

/** What an administrator says of a grant. `validTo` null means open; instants are UTC. */
export const grantSchema = z.strictObject({
  regionCode: z.string().regex(/^(?:0|\d{2}|\d{4}|\d{6}|\d{10})$/),
  level: z.enum(["provisional", "full"]),
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime().nullable(),
  reason: z.string().trim().min(5).max(500),
  /** For the head of an RT: which one. Numbers as they are written; stored in three digits. */
  neighbourhood: z
    .strictObject({ rt: z.string().regex(NUMBER), rw: z.string().regex(NUMBER).nullable() })
    .nullable()
    .default(null),
});
export type GrantInput = z.infer<typeof grantSchema>;

/** True when there is such a region: a grant on a code that nobody has would open nothing and puzzle everybody. */
export async function isRegion(sql: Sql, code: string): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM region WHERE code = ${code}`;
  return rows.length > 0;
}

/** Writes a grant given by an administrator. The caller has asked `grantProblem`. */
export async function insertGrant(
  sql: Sql,
  actor: Actor,
  grant: GrantInput & { readonly id: string; readonly userId: string; readonly role: Role },
  now: Date,
): Promise<void> {
  await sql`INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, valid_to, source, reason, created_by,
      created_at, rt, rw)
    VALUES (${grant.id}, ${grant.userId}, ${grant.role}, ${grant.regionCode}, ${grant.level}, ${grant.validFrom}, ${grant.validTo},
      'administrator', ${grant.reason}, ${actor.userId}, ${now},
      ${threeDigits(grant.neighbourhood?.rt)}, ${threeDigits(grant.neighbourhood?.rw)})`;
}

/** RT and RW numbers as they are stored: in three digits. */
export function threeDigits(number: string | null | undefined): string | null {
  return number === null || number === undefined ? null : number.padStart(3, "0");
}
