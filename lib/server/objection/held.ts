import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import {
  type AnswerBar,
  answerBar,
  answererOf,
  type Hearing,
  type ObjectionState,
  type Objector,
} from "@/lib/domain/objection/objection";
import type { Sql } from "@/lib/server/db/sql";
import { barred, INVOLVED } from "./involved";

export interface ObjectionKey {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
}

export interface HeldObjection {
  readonly state: ObjectionState;
  readonly version: number;
  readonly village: string;
  readonly zone: string;
  readonly filedBy: string;
  readonly objector: Objector;
  readonly hearing: Hearing | null;
  readonly dueAt: Date;
  readonly involved: readonly string[];
}

/** An objection in scope, locked until the transaction ends; null when the scope does not hold it. */
export async function findHeldObjection(
  sql: Sql,
  { regencyCode, id }: ObjectionKey,
  now: Date,
): Promise<HeldObjection | null> {
  const [row] =
    await sql<HeldObjection>`SELECT o.state, o.version, o.village_code AS village, r.time_zone AS zone, o.filed_by AS "filedBy",
      o.objector, o.hearing, o.due_at AS "dueAt", ${INVOLVED} AS involved
    FROM objection o JOIN region r ON r.code = o.village_code
    WHERE o.regency_code = ${regencyCode} AND o.id = ${id}::uuid FOR UPDATE OF o`;
  return row === undefined ? null : { ...row, involved: await barred(sql, row, now) };
}

/** Why the actor may not answer it now; null: they may, if it is their duty. */
export function barOf(held: HeldObjection, actor: Actor, now: Date): AnswerBar | null {
  return answerBar(held, { userId: actor.userId, as: answererOf(actor.grant.role) }, now);
}

export function answerRefusal(held: HeldObjection, { version }: ObjectionKey, actor: Actor, now: Date) {
  if (held.version !== version) return refuse("STALE");
  const bar = barOf(held, actor, now);
  if (bar === null) return null;
  return bar === "NOT_LATE" ? refuse("NOT_ALLOWED_NOW", { info: { reason: "NOT_LATE" } }) : refuse(bar);
}
