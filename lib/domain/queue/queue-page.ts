import type { ReturnTarget } from "../workflow/tier";
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
  /** What was asked to be ticked, beyond this page too. */
  readonly taken: readonly QueueRow[] | null;
  /** The tiers to which the reader's may send back, of any regency of the list; what one has not is refused to its items. */
  readonly returnTargets: readonly ReturnTarget[];
}
