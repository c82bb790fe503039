import "server-only";

/** With the search for news and the last answer waited for, a run ends before the next one begins. */
const LONGEST_RUN_MS = 28_000;

/** Sent at the same time: a receiver that is silent holds up one of them. */
const AT_ONCE = 8;

/** Of one client in one run: its other events would fare alike. */
const MOST_FAILURES = 3;

/** How things that are due are claimed, sent and written down. */
export interface Due<Item, Fared> {
  /** @param failing clients whose things are left alone for the rest of the run */
  readonly claim: (now: Date, failing: readonly string[]) => Promise<Item | null>;
  readonly send: (item: Item) => Promise<Fared>;
  readonly record: (item: Item, fared: Fared, now: Date) => Promise<void>;
}

/** Sends what is due, a few at a time, until nothing is or the run's time is over. Answers how many were taken. */
export async function drain<
  Item extends { readonly clientId: string },
  Fared extends { readonly fault: string | null },
>(clock: () => Date, { claim, send, record }: Due<Item, Fared>): Promise<number> {
  const begun = clock().getTime();
  const failures = new Map<string, number>();
  const failing = () => [...failures].flatMap(([id, count]) => (count >= MOST_FAILURES ? [id] : []));
  let taken = 0;
  const sendOn = async () => {
    while (clock().getTime() - begun < LONGEST_RUN_MS) {
      const item = await claim(clock(), failing());
      if (item === null) return;
      const fared = await send(item);
      await record(item, fared, clock());
      if (fared.fault === null) taken += 1;
      else failures.set(item.clientId, (failures.get(item.clientId) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendOn));
  return taken;
}
