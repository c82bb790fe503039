import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { ELDERLY_FROM, PRIORITIES, type Priority } from "@/lib/domain/desk/desk";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";

/**
 * What the record says of people `m`, each a column of its own: somebody of 60 or more on a day, with much difficulty or more (codes 1 and 2),
 * pregnant.
 */
export function priorityColumns(on: string): Prisma.Sql {
  return Prisma.sql`bool_or(m.birth_date <= (${on}::date - make_interval(years => ${ELDERLY_FROM}::int))) AS elderly,
      bool_or(least(m.difficulty_seeing, m.difficulty_hearing, m.difficulty_walking, m.difficulty_hands, m.difficulty_learning,
        m.difficulty_behaviour, m.difficulty_speaking, m.difficulty_self_care, m.difficulty_remembering) <= 2) AS disabled,
      bool_or(m.pregnant = 1) AS pregnant`;
}

/** The same of a family. It is offered at the desk; who comes is said there. */
export async function recordPriority(
  sql: Sql,
  regencyCode: string,
  householdId: string,
  on: string,
): Promise<readonly Priority[]> {
  const [row] = await sql<Record<Priority, boolean | null>>`SELECT ${priorityColumns(on)}
    FROM member m WHERE m.regency_code = ${regencyCode} AND m.household_id = ${householdId}::uuid AND m.active`;
  return row === undefined ? [] : PRIORITIES.filter((each) => row[each] === true);
}

/** The same for a page, under the scope of who reads it. */
export function recordedPriority(actor: Actor, householdId: string, on: string): Promise<readonly Priority[]> {
  return underScope(scopeOf(actor), ({ sql }) =>
    recordPriority(sql, actor.grant.regionCode.slice(0, 4), householdId, on),
  );
}
