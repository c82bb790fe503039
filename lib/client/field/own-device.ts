import { OFFLINE_DAYS } from "@/lib/domain/field/exchange";
import type { Held } from "./field-store";
import { isOpen } from "./outbox";
import { changePin, type PinChange, type VaultRow } from "./vault";
import type { Workplace } from "./workplace";

const DAY_MS = 86_400_000;

/** Whole days until the lock opens only after a sign-in with network; 0 on the last day, when it may happen any hour. */
export function daysUntilSealed(contactAt: number, now: number): number {
  return Math.max(0, Math.floor((contactAt + OFFLINE_DAYS * DAY_MS - now) / DAY_MS));
}

export function sealsAt(contactAt: number): number {
  return contactAt + OFFLINE_DAYS * DAY_MS;
}

export function ownLock({ vaults, keys }: Workplace): Promise<VaultRow | null> {
  return vaults.read(keys.userId);
}

export function changeOwnPin(
  { vaults, keys, parts }: Workplace,
  pins: { readonly old: string; readonly new: string },
): Promise<PinChange> {
  return changePin(vaults, keys.userId, pins, parts.now());
}

/** Operations and photos that the portal does not have, and records with typing that is in no operation yet. */
export async function countUnsentHere({ store }: Pick<Workplace, "store">): Promise<number> {
  const [operations, photos, records] = await Promise.all([store.operations(), store.photos(), store.boxes("record")]);
  return countUnsent({ operations, photos, records });
}

export function countUnsent({ operations, photos, records }: Held): number {
  return (
    operations.filter((row) => isOpen(row) && !(row.isLettingGo === true && row.state === "refused")).length +
    photos.filter(({ state }) => state !== "taken").length +
    records.filter(({ isTyped }) => isTyped).length
  );
}

/** Photos that the portal does not have. */
export async function countUnsentPhotos({ store }: Pick<Workplace, "store">): Promise<number> {
  return (await store.photos()).filter(({ state }) => state !== "taken").length;
}

/**
 * Removes everything of this person from this device, their lock too. Whether something is unsent is asked in the same
 * moment: another window may have written.
 * @returns false where something is, or a window sends right now: nothing was removed
 */
export async function removeOwn(workplace: Workplace): Promise<boolean> {
  const isGone = await workplace.alone(() => workplace.store.wipe((held) => countUnsent(held) === 0));
  if (isGone === true) workplace.stop();
  return isGone ?? false;
}
