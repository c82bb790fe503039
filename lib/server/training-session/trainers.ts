import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { lineageOf } from "@/lib/domain/dashboard/area";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

export interface Trainer {
  readonly userId: string;
  readonly name: string;
}

/** The nearest are enough to choose from. */
const MOST_TRAINERS = 100;

/** Who may lead a training in a region: those who hold the trainer's or the coach's duty over it, and whoever plans it. */
export async function listTrainers(sql: Sql, actor: Actor, regionCode: string, now: Date): Promise<readonly Trainer[]> {
  return sql<Trainer>`SELECT u.id AS "userId", u.display_name AS name FROM app_user u
    WHERE u.status = 'active' AND (u.id = ${actor.userId} OR EXISTS (SELECT 1 FROM access_grant g
      WHERE g.user_id = u.id AND g.role IN ('trainer', 'coach') AND g.level = 'full'
        AND g.region_code = ANY (${[...lineageOf(regionCode)]}::text[]) AND ${grantHolds(now)}))
    ORDER BY u.id <> ${actor.userId}, lower(u.display_name), u.id LIMIT ${MOST_TRAINERS}`;
}

export async function mayTrain(
  sql: Sql,
  actor: Actor,
  userId: string,
  regionCode: string,
  now: Date,
): Promise<boolean> {
  const trainers = await listTrainers(sql, actor, regionCode, now);
  return trainers.some((trainer) => trainer.userId === userId);
}
