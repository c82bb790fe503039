import "server-only";
import { rangeOf } from "@/lib/domain/access/scope";
import type { QueueCursor } from "@/lib/domain/queue/cursor";
import type { QueueFilter } from "@/lib/domain/queue/filter";
import { RISK_WEIGHTS, type Risk, WEIGHT_PER_WARNING } from "@/lib/domain/queue/risk";
import { variablesOf } from "@/lib/domain/variable/dictionary";
import { isTimed } from "@/lib/domain/workflow/deadline";
import type { TierName, TierSet } from "@/lib/domain/workflow/tier";
import type { TierState } from "@/lib/domain/workflow/workflow";
import { Prisma } from "@/lib/server/db/generated/client";

/** A state of one regency in which a tier decides there. */
export interface WaitingPlace {
  readonly regencyCode: string;
  readonly state: TierState;
  /** Only what was due before this instant: that of a tier that somebody stands in for. Null: everything. */
  readonly dueBefore: Date | null;
}

/** Which proposals wait for a tier: in which states of which regencies, narrowed to what. */
export interface Waiting {
  readonly tier: TierName;
  readonly places: readonly WaitingPlace[];
  readonly filter: QueueFilter;
  readonly now: Date;
  /** The tiers of each of its regencies. */
  readonly sets: ReadonlyMap<string, TierSet>;
  /** So many are late that the queue's own order finds a page of them soonest. */
  readonly isMostlyLate?: boolean;
}

/** The places as rows `w (code, held, due_before)`. */
export function placeRows({ places }: Waiting): Prisma.Sql {
  const codes = places.map(({ regencyCode }) => regencyCode);
  const states = places.map(({ state }) => state);
  const before = places.map(({ dueBefore }) => dueBefore?.toISOString() ?? null);
  return Prisma.sql`unnest(${codes}::text[], ${states}::text[], ${before}::timestamptz[]) AS w (code, held, due_before)`;
}

/** In the place of a row. The states stand there once more as constants: the planner takes the queue's index only then. */
export const PLACE = Prisma.sql`regency_code = w.code AND state = w.held
  AND state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')`;

/** Conditions joined by AND on `proposal` without an alias, beside a row of {@link placeRows}. */
export function filterConditions({ tier, places, filter, now, isMostlyLate = false }: Waiting): Prisma.Sql[] {
  const { area, risk, isOverdue, isSampled, kind, officer, section } = filter;
  return [
    PLACE,
    ...(places.some(({ dueBefore }) => dueBefore !== null)
      ? [Prisma.sql`(w.due_before IS NULL OR due_at <= w.due_before)`]
      : []),
    ...(isBelowRegency(area) ? [areaCondition(area)] : []),
    ...(risk === null ? [] : riskConditions(risk)),
    ...(isOverdue ? [overdueCondition(tier, now, isMostlyLate)] : []),
    ...(isSampled ? [Prisma.sql`is_sampled`] : []),
    ...(kind === null ? [] : [Prisma.sql`kind = ${kind}`]),
    ...(officer === null ? [] : [Prisma.sql`created_by = ${officer}::uuid`]),
    ...(section === null ? [] : [Prisma.sql`changed_keys && ${keysOfSection(section)}::text[]`]),
  ];
}

const REGENCY_LENGTH = 4;

/** Whether a filter on an area narrows the rows: which regencies it concerns, the places say. */
export function isBelowRegency(area: string | null): area is string {
  return area !== null && area.length > REGENCY_LENGTH;
}

const VILLAGE_LENGTH = 10;

function areaCondition(area: string): Prisma.Sql {
  if (area.length === VILLAGE_LENGTH) return Prisma.sql`village_code = ${area}`;
  const { lo, hi } = rangeOf(area);
  return Prisma.sql`village_code >= ${lo} AND village_code < ${hi}`;
}

function riskConditions(risk: Risk): Prisma.Sql[] {
  const { from, below } = RISK_WEIGHTS[risk];
  return [Prisma.sql`warning_weight >= ${from}`, ...(below === null ? [] : [Prisma.sql`warning_weight < ${below}`])];
}

/**
 * Past its deadline. An index by deadline finds them, so that counting none among a hundred thousand reads none; where most are
 * late it would hand over ten thousand to be sorted, and is hidden from the planner: the queue's own order meets them at once.
 */
export function overdueCondition(tier: TierName, now: Date, isMostlyLate = false): Prisma.Sql {
  if (!isTimed(tier)) return Prisma.sql`false`;
  const due = isMostlyLate ? Prisma.sql`due_at + interval '0'` : Prisma.sql`due_at`;
  return Prisma.sql`${due} <= ${now.toISOString()}::timestamptz`;
}

export function warnedCondition(): Prisma.Sql {
  return Prisma.sql`warning_weight >= ${WEIGHT_PER_WARNING}`;
}

/** `fitsBulk` in SQL, and this person has no part in it yet. The command judges each item again. */
export function cleanCondition(userId: string): Prisma.Sql {
  return Prisma.sql`warning_weight < ${WEIGHT_PER_WARNING} AND NOT is_sampled AND warning_count = 0 AND error_count = 0
    AND ${freshCondition(userId)}`;
}

/** `hasFreshEyes` in SQL. */
export function freshCondition(userId: string): Prisma.Sql {
  return Prisma.sql`NOT (${userId}::uuid = ANY (contributors)) AND NOT (${userId}::uuid = ANY (deciders))`;
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
