const LEAST_MS = 15 * 60_000;

/** `stuck`: a worker that was asked to take over does not; `foreign`: the worker in charge is of another build. */
const KEYS = { stuck: "mutakhir-lapangan-dimuat-ulang", foreign: "mutakhir-lapangan-pekerja-lain" } as const;

/** Whether a window may be loaded anew for such a reason: once in a quarter of an hour. Asking uses it up. */
export function mayReloadAgain(
  why: keyof typeof KEYS,
  storage: Pick<Storage, "getItem" | "setItem">,
  now: number,
): boolean {
  try {
    const last = Number(storage.getItem(KEYS[why]) ?? Number.NaN);
    // A clock that was set back is no reason to wait for it.
    if (last <= now && now - last < LEAST_MS) return false;
    storage.setItem(KEYS[why], String(now));
    return true;
  } catch {
    return false; // without a memory it could go on for ever
  }
}
