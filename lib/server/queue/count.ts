import "server-only";
import type { QueueFilter } from "@/lib/domain/queue/filter";
import { COUNT_LIMIT, type QueueCounts } from "@/lib/domain/queue/queue-row";
import { Prisma } from "@/lib/server/db/generated/client";
import type { ScopedTx } from "@/lib/server/db/scoped";
import {
  cleanCondition,
  filterConditions,
  overdueCondition,
  placeRows,
  type Waiting,
  warnedCondition,
} from "./conditions";

/** Counts what waits under a filter, whatever risk and age the filter asks for: the counters switch between those. */
export async function countQueue(tx: ScopedTx, waiting: Waiting, userId: string): Promise<QueueCounts> {
  const bounded = boundedCount(waiting);
  const rows = await tx.sql<QueueCounts>`SELECT ${bounded()} AS waiting,
    ${bounded(overdueCondition(waiting.tier, waiting.now))} AS overdue,
    ${bounded(warnedCondition())} AS warned,
    ${bounded(cleanCondition(userId))} AS clean`;
  return rows[0] ?? { waiting: 0, overdue: 0, warned: 0, clean: 0 };
}

/** What waits and what of it is late, and nothing else. */
export async function countLate(tx: ScopedTx, waiting: Waiting): Promise<Pick<QueueCounts, "waiting" | "overdue">> {
  const bounded = boundedCount(waiting);
  const rows = await tx.sql<Pick<QueueCounts, "waiting" | "overdue">>`SELECT ${bounded()} AS waiting,
    ${bounded(overdueCondition(waiting.tier, waiting.now))} AS overdue`;
  return rows[0] ?? { waiting: 0, overdue: 0 };
}

function boundedCount(waiting: Waiting): (...more: Prisma.Sql[]) => Prisma.Sql {
  const filter: QueueFilter = { ...waiting.filter, risk: null, isOverdue: false };
  const base = filterConditions({ ...waiting, filter });
  return (...more) => Prisma.sql`(SELECT count(*) FROM (SELECT 1 FROM ${placeRows(waiting)} CROSS JOIN LATERAL (
      SELECT 1 FROM proposal WHERE ${Prisma.join([...base, ...more], " AND ")} LIMIT ${COUNT_LIMIT}) AS each
    LIMIT ${COUNT_LIMIT}) AS capped)::int`;
}
