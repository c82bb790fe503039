import "server-only";
import type { QueueCursor } from "@/lib/domain/queue/cursor";
import type { StoredRow } from "@/lib/domain/queue/queue-row";
import { Prisma } from "@/lib/server/db/generated/client";
import type { ScopedTx } from "@/lib/server/db/scoped";
import { cursorCondition, filterConditions, placeRows, type Waiting } from "./conditions";

const COLUMNS = Prisma.sql`regency_code, id, village_code, version, kind, event_codes, is_correction, head_name, dusun, rw, rt,
  error_count, warning_count, warning_weight, change_count, changed_keys, contributors::text[] AS contributors,
  deciders::text[] AS deciders, returned_to, state_since, due_at, is_sampled`;

const ORDER = {
  after: Prisma.sql`warning_weight DESC, state_since, id`,
  before: Prisma.sql`warning_weight, state_since DESC, id DESC`,
} as const;

/**
 * First in a transaction that reads queues. The planner takes the policies' ranges and the regency for independent, so it
 * expects a handful of rows and sorts a hundred thousand (1,200 ms); without bitmaps it walks the queue's index (0.5 ms).
 */
export async function walkIndexes({ sql }: ScopedTx): Promise<void> {
  await sql`SET LOCAL enable_bitmapscan = off`;
}

export interface Slice {
  readonly cursor: QueueCursor | null;
  readonly direction: "after" | "before";
  readonly limit: number;
  readonly also?: Prisma.Sql;
}

/**
 * A slice of a queue in its order (for `before`: against it, so the nearest come first). Each place gives its own
 * slice through its own index and the slices are merged: one IN list over a province would sort all that waits there.
 */
export function readRows({ sql }: ScopedTx, waiting: Waiting, slice: Slice): Promise<StoredRow[]> {
  const { cursor, direction, limit, also } = slice;
  const conditions = [
    ...filterConditions(waiting),
    ...(cursor === null ? [] : [cursorCondition(cursor, direction)]),
    ...(also === undefined ? [] : [also]),
  ];
  return sql<StoredRow>`
    SELECT q.* FROM ${placeRows(waiting)} CROSS JOIN LATERAL (
      SELECT ${COLUMNS} FROM proposal WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY ${ORDER[direction]} LIMIT ${limit}
    ) q ORDER BY ${ORDER[direction]} LIMIT ${limit}`;
}
