const KEY = "mutakhir-lapangan-ada";

/**
 * Whether this device has a lock, noted outside the store that holds it. A browser short of room throws that store away whole and
 * often leaves this, so that the loss can be told instead of looking like a device that was never used.
 */
export function noteLocks(hasAny: boolean): void {
  try {
    if (hasAny) localStorage.setItem(KEY, "ya");
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that refuses notes: the lock itself is kept, only its loss could not be told later.
  }
}

/** Whether a lock was noted: with none in the store it was thrown away. */
export function hadLocks(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false; // as above
  }
}
