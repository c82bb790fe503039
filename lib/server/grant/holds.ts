import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";

/** Inside its own window at an instant, neither suspended nor revoked, whoever gave it. */
function inWindow(alias: "g" | "origin" | "d", now: Date) {
  const of = Prisma.raw(alias);
  return Prisma.sql`(${of}.suspended_at IS NULL AND ${of}.revoked_at IS NULL AND ${of}.valid_from <= ${now}
    AND (${of}.valid_to IS NULL OR ${now} < ${of}.valid_to))`;
}

/**
 * Whether the grant `g` of a statement holds at an instant: inside its window, neither suspended nor revoked; one that was
 * handed over during leave only while its giver is active and the giver's own holds (`windowUnder` says the same in code).
 * The only place where SQL says so.
 */
export function grantHolds(now: Date) {
  return Prisma.sql`(${inWindow("g", now)} AND (g.delegated_from IS NULL OR EXISTS (
    SELECT 1 FROM access_grant origin JOIN app_user giver ON giver.id = origin.user_id
    WHERE origin.id = g.delegated_from AND giver.status = 'active' AND ${inWindow("origin", now)})))`;
}

/** Whether somebody stands in for the holder of the grant `g` of a statement, who is on leave. */
export function isStoodIn(now: Date) {
  return Prisma.sql`EXISTS (SELECT 1 FROM access_grant d JOIN app_user stand_in ON stand_in.id = d.user_id AND stand_in.status = 'active'
    WHERE d.delegated_from = g.id AND ${inWindow("d", now)})`;
}
