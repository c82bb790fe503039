import "server-only";
import { type Actor, authorizeIn } from "@/lib/domain/access/actor";
import { lineageOf } from "@/lib/domain/dashboard/area";
import { MOST_TRAINERS } from "@/lib/domain/training-session/session";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

export interface Trainer {
  readonly userId: string;
  readonly name: string;
}

/** Found by a part of their name. */
const MOST_FOUND = 20;

/** The grants `g` of the user `u` by which they may mark people in a region: only who marks can lead to a pass. */
function marksIn(regionCode: string, now: Date) {
  return Prisma.sql`(g.user_id = u.id AND g.role IN ('trainer', 'coach') AND g.level = 'full'
    AND g.region_code = ANY (${[...lineageOf(regionCode)]}::text[]) AND ${grantHolds(now)})`;
}

/**
 * Who may lead a training in a region: whoever leads it already and the planner first where they may, then those of the nearest region,
 * as many as a list can hold.
 * @param leads who leads it now; null for a new one
 */
export async function listTrainers(
  sql: Sql,
  actor: Actor,
  { regionCode, leads }: { readonly regionCode: string; readonly leads: string | null },
  now: Date,
): Promise<readonly Trainer[]> {
  const self = authorizeIn(actor, "training:mark", regionCode) ? actor.userId : null;
  return sql<Trainer>`SELECT u.id AS "userId", u.display_name AS name
    FROM app_user u JOIN access_grant g ON ${marksIn(regionCode, now)} WHERE u.status = 'active'
    GROUP BY u.id ORDER BY (u.id IN (${self}::uuid, ${leads}::uuid)) IS NOT TRUE, max(length(g.region_code)) DESC, lower(u.display_name), u.id
    LIMIT ${MOST_TRAINERS}`;
}

/** Trainers of a region by a part of their name: for a region with more of them than a list can hold. */
export async function searchTrainers(
  sql: Sql,
  regionCode: string,
  part: string,
  now: Date,
): Promise<readonly Trainer[]> {
  return sql<Trainer>`SELECT u.id AS "userId", u.display_name AS name
    FROM app_user u JOIN access_grant g ON ${marksIn(regionCode, now)}
    WHERE u.status = 'active' AND position(lower(${part}) IN lower(u.display_name)) > 0
    GROUP BY u.id ORDER BY max(length(g.region_code)) DESC, lower(u.display_name), u.id LIMIT ${MOST_FOUND}`;
}

/** Whether somebody may lead a training in a region, whether or not the list had room for them. */
export async function mayTrain(sql: Sql, userId: string, regionCode: string, now: Date): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM app_user u JOIN access_grant g ON ${marksIn(regionCode, now)}
    WHERE u.id = ${userId} AND u.status = 'active' LIMIT 1`;
  return rows.length > 0;
}
