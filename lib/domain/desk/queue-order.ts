/** Somebody who is here and waits. Times are milliseconds. */
export interface WaitingTicket {
  readonly id: string;
  readonly number: number;
  readonly hasPriority: boolean;
  readonly waitingSince: number;
  /** Beginning of the booked slot; null: came without a booking. */
  readonly slotAt: number | null;
}

/** So many with priority one after the other; then one of the others, if there is one. */
export const PRIORITY_RUN = 2;

/**
 * Who comes when. In two rows, each by whose turn came first: the time of arrival, or of the slot where one came before it. Those with
 * priority go first, but after {@link PRIORITY_RUN} of them one of the others is called: whoever stands k-th in their row is called after at
 * most (PRIORITY_RUN + 1) x k calls, however many with priority arrive. A pure function of what waits and of the run so far, so that the
 * portal and a desk without network come to the same.
 * @param run how many with priority were called last, one after the other
 */
export function orderQueue<T extends WaitingTicket>(waiting: readonly T[], run: number): T[] {
  const sorted = [...waiting].sort(byTurn);
  const first = sorted.filter(({ hasPriority }) => hasPriority);
  const others = sorted.filter(({ hasPriority }) => !hasPriority);
  const ordered: T[] = [];
  let inARow = run;
  while (first.length > 0 || others.length > 0) {
    const takesFirst = first.length > 0 && (inARow < PRIORITY_RUN || others.length === 0);
    const next = takesFirst ? first.shift() : others.shift();
    if (next === undefined) break;
    inARow = takesFirst ? inARow + 1 : 0;
    ordered.push(next);
  }
  return ordered;
}

/** How many with priority were called last, one after the other. Calls in the order in which they were made. */
export function priorityRun(calls: readonly { readonly hasPriority: boolean }[]): number {
  const lastOther = calls.findLastIndex(({ hasPriority }) => !hasPriority);
  return calls.length - 1 - lastOther;
}

function byTurn(a: WaitingTicket, b: WaitingTicket): number {
  return turnOf(a) - turnOf(b) || a.number - b.number || (a.id < b.id ? -1 : 1);
}

function turnOf({ waitingSince, slotAt }: WaitingTicket): number {
  return slotAt === null ? waitingSince : Math.max(waitingSince, slotAt);
}
