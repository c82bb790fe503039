/** Runs while no other window of this person does; null when one does already. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  const locks = locksHere();
  if (locks === undefined) return work();
  return locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? null : work()));
}

/** Runs after whatever runs under this name, in any window. */
export async function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  return locksHere()?.request(name, work) ?? work();
}

/** Not every browser has them, nor where tests run. */
function locksHere(): LockManager | undefined {
  return globalThis.navigator?.locks;
}
