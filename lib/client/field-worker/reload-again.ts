const KEY = "mutakhir-lapangan-dimuat-ulang";
const LEAST_MS = 15 * 60_000;

/** Whether a window may be loaded anew for a worker that does not come: once in a quarter of an hour. Asking uses it up. */
export function mayReloadAgain(storage: Pick<Storage, "getItem" | "setItem">, now: number): boolean {
  try {
    const last = Number(storage.getItem(KEY) ?? Number.NaN);
    // A clock that was set back is no reason to wait for it.
    if (last <= now && now - last < LEAST_MS) return false;
    storage.setItem(KEY, String(now));
    return true;
  } catch {
    return false; // without a memory it could go on for ever
  }
}
