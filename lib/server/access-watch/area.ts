import "server-only";
import { rolesReaching } from "@/lib/domain/access/data-reach";
import { NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { Prisma } from "@/lib/server/db/generated/client";
import { everHeld } from "@/lib/server/user/reach";

/** Rows of a region and below; the nation's own beside its provinces. `column` is written here and never from an address. */
export function regionInside(
  column: "a.region_code" | "g.region_code" | "s.region_code" | "o.region_code",
  code: string,
) {
  const at = Prisma.raw(column);
  const { lo, hi } = rangeOf(code);
  return code === NATION_CODE
    ? Prisma.sql`(${at} = ${NATION_CODE} OR (${at} >= ${lo} AND ${at} < ${hi}))`
    : Prisma.sql`(${at} >= ${lo} AND ${at} < ${hi})`;
}

/** The grant `g` of a statement reaches families or small cells of its area, as `dataReachOf` says. */
export function reachesFamilies() {
  return Prisma.sql`((g.level = 'full' AND g.role = ANY (${[...rolesReaching("full")]}::text[]))
    OR (g.level <> 'full' AND g.role = ANY (${[...rolesReaching("provisional")]}::text[])))`;
}

/** Whether the person `u` of a statement is managed from a region: nothing of theirs lies outside, as `canManageUser` says. */
export function isManagedFrom(code: string, now: Date) {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM ${everHeld(Prisma.sql`u.id`, now)} o WHERE NOT ${regionInside("o.region_code", code)})`;
}

/** The post `a` of a statement lasts and was not taken away. */
export function postLasts(now: Date) {
  return Prisma.sql`(a.barred_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > ${now}))`;
}

/** The holder of the grant `g` of a statement has a certificate of this very duty in force, and no test again is due. */
export function isTrained(now: Date) {
  return Prisma.sql`EXISTS (SELECT 1 FROM certificate c JOIN appointment a ON a.id = c.appointment_id
    WHERE a.user_id = g.user_id AND a.role = g.role AND c.revoked_at IS NULL AND c.valid_to > ${now}
      AND NOT EXISTS (SELECT 1 FROM retest r WHERE r.appointment_id = a.id AND r.cleared_at IS NULL AND r.due_at <= ${now}))`;
}
