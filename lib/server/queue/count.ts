import "server-only";
import type { QueueFilter } from "@/lib/domain/queue/filter";
import { COUNT_LIMIT, type QueueCounts } from "@/lib/domain/queue/queue-row";
import { WEIGHT_PER_WARNING } from "@/lib/domain/queue/risk";
import { isTimed } from "@/lib/domain/workflow/deadline";
import { Prisma } from "@/lib/server/db/generated/client";
import type { ScopedTx } from "@/lib/server/db/scoped";
import {
  cleanCondition,
  filterConditions,
  isBelowRegency,
  overdueCondition,
  placeRows,
  type Waiting,
  warnedCondition,
} from "./conditions";

/** How many waiting proposals are looked at for those who began them. */
const SAMPLE = 500;

/** Counters of a queue, and the user ids of some of those who began what waits in it. */
export interface QueueCensus {
  readonly counts: QueueCounts;
  readonly officers: readonly string[];
}

/**
 * Counts what waits under a filter, whatever risk and age the filter asks for: the counters switch between those. Whole
 * regencies are counted by a function of their own, from indexes alone (2 against 20 ms of a hundred thousand).
 */
export async function takeCensus(tx: ScopedTx, waiting: Waiting, userId: string): Promise<QueueCensus> {
  if (isWhole(waiting)) return wholeCensus(tx, waiting, userId);
  const [counts, officers] = await Promise.all([countNarrowed(tx, waiting, userId), officersNarrowed(tx, waiting)]);
  return { counts, officers };
}

/** The counters alone. */
export async function countQueue(tx: ScopedTx, waiting: Waiting, userId: string): Promise<QueueCounts> {
  return isWhole(waiting) ? (await wholeCensus(tx, waiting, userId)).counts : countNarrowed(tx, waiting, userId);
}

/** What waits and what of it is late, and nothing else. */
export async function countLate(tx: ScopedTx, waiting: Waiting): Promise<Pick<QueueCounts, "waiting" | "overdue">> {
  const bounded = boundedCount(waiting);
  const rows = await tx.sql<Pick<QueueCounts, "waiting" | "overdue">>`SELECT ${bounded()} AS waiting,
    ${bounded(overdueCondition(waiting.tier, waiting.now))} AS overdue`;
  return rows[0] ?? { waiting: 0, overdue: 0 };
}

/** Nothing but risk and age narrows it, so that it is all that waits in its regencies. */
function isWhole({ filter, places }: Waiting): boolean {
  const { area, isSampled, kind, officer, section } = filter;
  if (isBelowRegency(area) || isSampled || kind !== null || officer !== null || section !== null) return false;
  return places.every(({ dueBefore }) => dueBefore === null);
}

async function wholeCensus(tx: ScopedTx, { places, tier, now }: Waiting, userId: string): Promise<QueueCensus> {
  const codes = places.map(({ regencyCode }) => regencyCode);
  const states = places.map(({ state }) => state);
  const late = isTimed(tier) ? now.toISOString() : null;
  const rows = await tx.sql<QueueCounts & { officers: readonly string[] }>`
    SELECT waiting, overdue, warned, clean, officers::text[] AS officers
    FROM app_count_queue(${codes}::text[], ${states}::text[], ${userId}::uuid, ${late}::timestamptz, ${WEIGHT_PER_WARNING}::int,
      ${COUNT_LIMIT}::int, ${SAMPLE}::int)`;
  const [row] = rows;
  if (row === undefined) return { counts: { waiting: 0, overdue: 0, warned: 0, clean: 0 }, officers: [] };
  const { officers, ...counts } = row;
  return { counts, officers };
}

async function countNarrowed(tx: ScopedTx, waiting: Waiting, userId: string): Promise<QueueCounts> {
  const bounded = boundedCount(waiting);
  const rows = await tx.sql<QueueCounts>`SELECT ${bounded()} AS waiting,
    ${bounded(overdueCondition(waiting.tier, waiting.now))} AS overdue,
    ${bounded(warnedCondition())} AS warned,
    ${bounded(cleanCondition(userId))} AS clean`;
  return rows[0] ?? { waiting: 0, overdue: 0, warned: 0, clean: 0 };
}

async function officersNarrowed(tx: ScopedTx, waiting: Waiting): Promise<readonly string[]> {
  const conditions = filterConditions({ ...waiting, filter: { ...waiting.filter, officer: null } });
  const rows = await tx.sql<{ created_by: string }>`SELECT DISTINCT created_by FROM (
      SELECT each.created_by FROM ${placeRows(waiting)} CROSS JOIN LATERAL (
        SELECT created_by FROM proposal WHERE ${Prisma.join(conditions, " AND ")} LIMIT ${SAMPLE}) AS each
      LIMIT ${SAMPLE}) AS capped`;
  return rows.map((row) => row.created_by);
}

function boundedCount(waiting: Waiting): (...more: Prisma.Sql[]) => Prisma.Sql {
  const filter: QueueFilter = { ...waiting.filter, risk: null, isOverdue: false };
  const base = filterConditions({ ...waiting, filter });
  return (...more) => Prisma.sql`(SELECT count(*) FROM (SELECT 1 FROM ${placeRows(waiting)} CROSS JOIN LATERAL (
      SELECT 1 FROM proposal WHERE ${Prisma.join([...base, ...more], " AND ")} LIMIT ${COUNT_LIMIT}) AS each
    LIMIT ${COUNT_LIMIT}) AS capped)::int`;
}
