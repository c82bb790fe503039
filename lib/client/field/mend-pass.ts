import { readPapers, sealPapers } from "./boxes";
import type { FieldStore } from "./field-store";
import type { Keys } from "./sync-parts";
import type { SyncReport } from "./sync-run";
import { renew } from "./transport";
import { type VaultStore, withdrawShare } from "./vault";

/** Why a pass ends for good, as the portal says it. */
const SEALING: readonly string[] = ["withdrawn", "suspended", "no-grant"];

export type MendedPass =
  | { readonly kind: "renewed"; readonly secret: string }
  /** The share is gone from this device: it is locked. */
  | { readonly kind: "sealed" }
  | { readonly kind: "as-it-was" };

/**
 * The pass does not hold. Who is signed in to the portal as the same person gets a new one without another PIN; whom the portal no longer lets
 * work loses the share.
 */
export async function mendPass(
  at: { readonly store: FieldStore; readonly keys: Keys; readonly vaults: VaultStore },
  { code, reason }: Pick<SyncReport, "code" | "reason">,
): Promise<MendedPass> {
  const { store, keys, vaults } = at;
  const papers = await readPapers(keys, store);
  const given = code !== "UNAUTHENTICATED" || papers === null ? null : await renew(papers.deviceId);
  if (papers !== null && given?.kind === "answer" && given.value.userId === keys.userId) {
    const { secret, grantId } = given.value;
    await store.commit({ boxes: [await sealPapers(keys, { ...papers, secret, grantId })] });
    return { kind: "renewed", secret };
  }
  if (reason === null || !SEALING.includes(reason)) return { kind: "as-it-was" };
  await withdrawShare(vaults, keys.userId);
  return { kind: "sealed" };
}
