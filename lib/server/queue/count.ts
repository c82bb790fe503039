import "server-only";
import type { QueueFilter } from "@/lib/domain/queue/filter";
import { Prisma } from "@/lib/server/db/generated/client";
import type { ReadTx } from "@/lib/server/db/scoped";
import { cleanCondition, filterConditions, overdueCondition, type Waiting, warnedCondition } from "./conditions";

/** Counting stops here: a page says "999+", because reading a hundred thousand rows to say so helps nobody. */
export const COUNT_LIMIT = 1000;

/** How many wait, counted up to {@link COUNT_LIMIT}. */
export interface QueueCounts {
  readonly waiting: number;
  readonly overdue: number;
  readonly warned: number;
  /** No warning, and the reader has no part in it: these may be decided together. */
  readonly clean: number;
}

/** Counts what waits under a filter, whatever risk and age the filter asks for: the counters switch between those. */
export async function countQueue(tx: ReadTx, waiting: Waiting, userId: string): Promise<QueueCounts> {
  const filter: QueueFilter = { ...waiting.filter, risk: null, isOverdue: false };
  const base = filterConditions({ ...waiting, filter });
  const bounded = (...more: Prisma.Sql[]) => Prisma.sql`(SELECT count(*) FROM (SELECT 1 FROM proposal
    WHERE regency_code = ANY (${waiting.regencies}::text[]) AND ${Prisma.join([...base, ...more], " AND ")}
    LIMIT ${COUNT_LIMIT}) AS some)::int`;
  const rows = await tx.db.$queryRaw<QueueCounts[]>`SELECT ${bounded()} AS waiting,
    ${bounded(overdueCondition(waiting.now))} AS overdue,
    ${bounded(warnedCondition())} AS warned,
    ${bounded(cleanCondition(userId))} AS clean`;
  return rows[0] ?? { waiting: 0, overdue: 0, warned: 0, clean: 0 };
}
