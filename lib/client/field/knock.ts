import { type KnockAnswer, type KnockRequest, knockText } from "@/lib/domain/field/exchange";
import type { FieldStore } from "./field-store";
import { countUnsent } from "./own-device";
import type { Sent } from "./sync-parts";
import { inTurn } from "./turns";
import { callBack, isFromServer, saidUnder, type VaultRow, type VaultStore, withdrawShare } from "./vault";

/**
 * What a locked device heard. `emptied`: it was revoked, nothing of its person's was unsent, and all is gone. `called-back`: it was revoked,
 * and something is unsent: its lock opens for handing that over alone.
 */
export type Heard = "nothing" | "sealed" | "emptied" | "called-back";

interface KnockParts {
  readonly store: FieldStore;
  readonly vaults: VaultStore;
  readonly ask: (body: KnockRequest) => Promise<Sent<KnockAnswer>>;
  readonly now: () => number;
}

/**
 * Asks for a lock that is shut whether it may still be opened. The share says which device it is; nothing is unsealed for it. A lock that is
 * sealed already has no share to ask with.
 */
export async function knock(parts: KnockParts, { userId, deviceId, share }: VaultRow): Promise<Heard> {
  if (share === null) return "nothing";
  const said = await parts.ask(await askedUnder(share, { deviceId, at: parts.now(), isWiped: false }));
  if (said.kind !== "answer") return "nothing";
  const { state, order } = said.value;
  if (state === "sealed") {
    await withdrawShare(parts.vaults, userId);
    return "sealed";
  }
  if (order === null) return "nothing";
  if (!(await isFromServer(share, `wipe|${deviceId}|${order.at}`, order.mac))) return "nothing";
  // Where a window has it open and sends, that one hears the same and hands over.
  return (await inTurn(`mutakhir-kirim:${userId}`, () => obey(parts, { userId, deviceId, share }))) ?? "nothing";
}

async function obey(
  { store, vaults, ask, now }: KnockParts,
  { userId, deviceId, share }: { readonly userId: string; readonly deviceId: string; readonly share: CryptoKey },
): Promise<Heard> {
  if (!(await store.wipe((held) => countUnsent(held) === 0))) {
    await callBack(vaults, userId);
    return "called-back";
  }
  await ask(await askedUnder(share, { deviceId, at: now(), isWiped: true }));
  return "emptied";
}

async function askedUnder(share: CryptoKey, said: Omit<KnockRequest, "do" | "mac">): Promise<KnockRequest> {
  return { do: "knock", ...said, mac: await saidUnder(share, knockText(said)) };
}
