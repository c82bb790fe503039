import type { QueueCounts, QueueRow } from "./queue-row";

/** One choice of a filter box. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

/** What a queue page shows. */
export interface QueuePageModel {
  readonly rows: readonly QueueRow[];
  readonly counts: QueueCounts;
  readonly areas: readonly FilterChoice[];
  readonly officers: readonly FilterChoice[];
  /** Cursors of the neighbouring pages; null where there is none. */
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  /** Everything clean under the filter, when it was asked for. */
  readonly clean: readonly QueueRow[] | null;
}
