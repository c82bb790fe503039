import "server-only";
import { rangeOf } from "@/lib/domain/access/scope";
import type { QueueCursor } from "@/lib/domain/queue/cursor";
import type { QueueFilter } from "@/lib/domain/queue/filter";
import { RISK_WEIGHTS, type Risk, WEIGHT_PER_WARNING } from "@/lib/domain/queue/risk";
import { variablesOf } from "@/lib/domain/variable/dictionary";
import { isTimed } from "@/lib/domain/workflow/deadline";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { Prisma } from "@/lib/server/db/generated/client";

/** Which proposals wait: their state, in which regencies, narrowed to what. */
export interface Waiting {
  readonly regencies: readonly string[];
  readonly state: ProposalState;
  readonly filter: QueueFilter;
  readonly now: Date;
}

/** Conditions joined by AND on `proposal` without an alias; the regency is the caller's. */
export function filterConditions({ state, filter, now }: Waiting): Prisma.Sql[] {
  const { area, risk, isOverdue, kind, officer, section } = filter;
  return [
    Prisma.sql`state = ${state}`,
    ...(area !== null && area.length > 4 ? [areaCondition(area)] : []),
    ...(risk === null ? [] : riskConditions(risk)),
    ...(isOverdue ? [overdueCondition(state, now)] : []),
    ...(kind === null ? [] : [Prisma.sql`kind = ${kind}`]),
    ...(officer === null ? [] : [Prisma.sql`created_by = ${officer}::uuid`]),
    ...(section === null ? [] : [Prisma.sql`changed_keys && ${keysOfSection(section)}::text[]`]),
  ];
}

function areaCondition(area: string): Prisma.Sql {
  const { lo, hi } = rangeOf(area);
  return Prisma.sql`village_code >= ${lo} AND village_code < ${hi}`;
}

function riskConditions(risk: Risk): Prisma.Sql[] {
  const { from, below } = RISK_WEIGHTS[risk];
  return [Prisma.sql`warning_weight >= ${from}`, ...(below === null ? [] : [Prisma.sql`warning_weight < ${below}`])];
}

/** Past its deadline; an index by deadline finds them, so that counting none among a hundred thousand reads none. */
export function overdueCondition(state: ProposalState, now: Date): Prisma.Sql {
  return isTimed(state) ? Prisma.sql`due_at <= ${now.toISOString()}::timestamptz` : Prisma.sql`false`;
}

export function warnedCondition(): Prisma.Sql {
  return Prisma.sql`warning_weight >= ${WEIGHT_PER_WARNING}`;
}

/** `fitsBulk` in SQL, and this person has no part in it yet. The command judges each item again. */
export function cleanCondition(userId: string): Prisma.Sql {
  return Prisma.sql`warning_weight < ${WEIGHT_PER_WARNING} AND warning_count = 0 AND error_count = 0
    AND NOT (${userId}::uuid = ANY (contributors)) AND NOT (${userId}::uuid = ANY (deciders))`;
}

/** Rows beyond a cursor, in the queue's order or against it. The first part alone bounds the index scan. */
export function cursorCondition(cursor: QueueCursor, direction: "after" | "before"): Prisma.Sql {
  const since = new Date(cursor.since).toISOString();
  if (direction === "after") {
    return Prisma.sql`warning_weight <= ${cursor.weight} AND (warning_weight < ${cursor.weight}
      OR (state_since, id) > (${since}::timestamptz, ${cursor.id}::uuid))`;
  }
  return Prisma.sql`warning_weight >= ${cursor.weight} AND (warning_weight > ${cursor.weight}
    OR (state_since, id) < (${since}::timestamptz, ${cursor.id}::uuid))`;
}

function keysOfSection(section: string): string[] {
  return (["household", "member", "civil"] as const).flatMap((level) =>
    variablesOf(level)
      .filter((variable) => variable.section === section)
      .map((variable) => `${level}.${variable.key}`),
  );
}
