import { readPapers, sealPapers } from "./boxes";
import type { FieldStore } from "./field-store";
import { personOf } from "./lock-id";
import type { Keys } from "./sync-parts";
import type { SyncReport } from "./sync-run";
import { isUnknownDevice, renew } from "./transport";
import { inTurn } from "./turns";
import { noteUnknown, type VaultStore, withdrawShare } from "./vault";

/** Why a pass ends for good, as the portal says it. */
const SEALING: readonly string[] = ["withdrawn", "suspended", "no-grant"];

export type MendedPass =
  | { readonly kind: "renewed"; readonly secret: string }
  /** The share is gone from this device: it is locked. */
  | { readonly kind: "sealed" }
  /** The portal was put back to before it knew the device: the lock is marked, and its PIN enrols it again. */
  | { readonly kind: "unknown" }
  | { readonly kind: "as-it-was" };

/**
 * The pass does not hold. One that only ran out is renewed without another PIN where the same person is signed in to the portal. Whom the
 * portal no longer lets work loses the share at once, whatever sign-in is left in this browser: they choose a new PIN if they may again.
 */
export async function mendPass(
  at: { readonly store: FieldStore; readonly keys: Keys; readonly vaults: VaultStore; readonly secret: string },
  { code, reason }: Pick<SyncReport, "code" | "reason">,
): Promise<MendedPass> {
  const { store, keys, vaults } = at;
  if (reason !== null && SEALING.includes(reason)) {
    await withdrawShare(vaults, keys.userId);
    return { kind: "sealed" };
  }
  const papers = code === "UNAUTHENTICATED" ? await readPapers(keys, store) : null;
  // Another window renewed it meanwhile: to renew again would end that one's pass.
  if (papers !== null && papers.secret !== at.secret) return { kind: "renewed", secret: papers.secret };
  const given = papers === null ? null : await renew(papers.deviceId, personOf(keys.userId));
  if (given !== null && isUnknownDevice(given)) {
    await noteUnknown(vaults, keys.userId);
    return { kind: "unknown" };
  }
  if (papers === null || given?.kind !== "answer" || given.value.userId !== personOf(keys.userId))
    return { kind: "as-it-was" };
  const { secret, grantId } = given.value;
  const latest = (await readPapers(keys, store)) ?? papers;
  await store.commit({ boxes: [await sealPapers(keys, { ...latest, secret, grantId })] });
  await inTurn(`mutakhir-kirim:${keys.userId}`, () => goAtOnce(store));
  return { kind: "renewed", secret };
}

/** What rested while the pass did not hold goes now. */
async function goAtOnce(store: FieldStore): Promise<void> {
  const resting = (await store.operations()).filter(({ state, notBefore }) => state === "queued" && notBefore > 0);
  await store.commit({ update: resting.map((row) => ({ ...row, notBefore: 0 })) });
}
