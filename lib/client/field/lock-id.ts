import type { EarlierLock, Entering } from "./device";

/**
 * A lock's id on this device: its person's, and behind it the device's id where it is for a further village of theirs, so that each village
 * has a store, a key and a pass of its own.
 */
export type LockId = string;

/** The person whose lock it is. */
export function personOf(lockId: LockId): string {
  return lockId.split("@")[0] ?? lockId;
}

export type Beside =
  | { readonly kind: "free"; readonly lockId: LockId }
  | { readonly kind: "held"; readonly by: LockId };

/**
 * Where a new lock of a person may stand: alone, or beside theirs for other villages. Never in place of one that this sign-in should open
 * and does not.
 * @param known locks on this device
 * @param elsewhere of those, the ones that the portal says are for another village
 */
export function placeBeside(
  { userId, deviceId }: { readonly userId: string; readonly deviceId: string },
  known: readonly LockId[],
  elsewhere: ReadonlySet<LockId>,
): Beside {
  const own = known.filter((lockId) => personOf(lockId) === userId);
  const by = own.find((lockId) => !elsewhere.has(lockId));
  if (by !== undefined) return { kind: "held", by };
  return { kind: "free", lockId: own.length === 0 ? userId : `${userId}@${deviceId}` };
}

/** An earlier lock is for another village: it stays as it is, and another may stand beside it. */
export function isOtherVillage(entering: Entering): boolean {
  return entering.kind === "earlier-lock" && entering.why === ("other-village" satisfies EarlierLock);
}
