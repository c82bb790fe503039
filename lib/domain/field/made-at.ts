/**
 * What a device knew of the time when an operation was made (OFFLINE rule 8). All instants in milliseconds; null where it did not know.
 */
export interface OperationClock {
  /** Server clock of the last contact before it was made. */
  readonly heardAt: number | null;
  /** Since then, by a counter that nobody sets. It stands still while the device sleeps, and begins anew with the page: at least so long. */
  readonly sinceMs: number | null;
  /** Server clock less device clock at that contact. */
  readonly skewMs: number | null;
}

export const UNKNOWN_CLOCK: OperationClock = { heardAt: null, sinceMs: null, skewMs: null };

interface Made {
  /** Device clock. */
  readonly madeAt: number;
  readonly clock?: OperationClock | undefined;
}

interface Arrival {
  /** Device clock less server clock when it was sent; 0 where the device did not send it itself. */
  readonly skewMs: number;
  /** Server clock. */
  readonly now: number;
}

/**
 * When an operation was made, by the server's clock: for telling people, never for ordering. The device's clock counts where it agrees with
 * what is certain: not before the last contact and what the counter has run since, not after it arrived. A clock that was set meanwhile
 * does not, and then the counter's word is taken. Milliseconds.
 */
export function madeAtServer({ madeAt, clock = UNKNOWN_CLOCK }: Made, { skewMs, now }: Arrival): number {
  const earliest = Math.min((clock.heardAt ?? 0) + (clock.sinceMs ?? 0), now);
  const told = [...(clock.skewMs === null ? [] : [madeAt + clock.skewMs]), madeAt - skewMs];
  const fitting = told.find((at) => at >= earliest && at <= now);
  if (fitting !== undefined) return fitting;
  return clock.heardAt !== null && clock.sinceMs !== null
    ? earliest
    : Math.min(Math.max(told[0] ?? now, earliest), now);
}
