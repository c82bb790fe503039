import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { Enrolment, KnockAnswer, KnockRequest } from "@/lib/domain/field/exchange";
import { type DevicePapers, readPapers, sealPapers } from "./boxes";
import { enrolAgain, enrolOnce, forgetCandidate } from "./enrol-once";
import { openFieldDb, storeOf, vaultsIn } from "./indexed-db";
import { type Heard, knock } from "./knock";
import { isOtherVillage, personOf, placeBeside } from "./lock-id";
import { countUnsentHere, countUnsentPhotos } from "./own-device";
import type { Keys } from "./sync-parts";
import { askSync, isUnknownDevice, renew } from "./transport";
import { adoptVault, makeVault, noteUnknown, renewVault, type Unlocking, unlock, type VaultRow } from "./vault";
import { Workplace } from "./workplace";

/** The version of the build, as the outbox tells it to the portal. */
type Version = string;

export type Entering =
  | { readonly kind: "open"; readonly workplace: Workplace }
  | Exclude<Unlocking, { readonly kind: "open" }>
  | { readonly kind: "refused"; readonly code: ErrorCode }
  | { readonly kind: "silence" }
  /** The portal was put back to before it knew the device. Its PIN, with network and a sign-in, enrols it again; without a PIN nothing does. */
  | { readonly kind: "unknown-device" }
  /** Another person is signed in than the one whose lock it is. */
  | { readonly kind: "somebody-else" }
  /** An earlier lock of this person is on the device and this sign-in does not open it: never written over, only removed by them. */
  | { readonly kind: "earlier-lock"; readonly userId: string; readonly why: EarlierLock };

/** `other-village`: it was prepared for another village; `revoked`: it was taken off the list; `unknown`: the portal does not know it. */
export type EarlierLock = "other-village" | "revoked" | "unknown";

/** This device: whose locks are on it, and the ways through them. */
export class Device {
  private constructor(private readonly db: Awaited<ReturnType<typeof openFieldDb>>) {}

  /**
   * Throws where the browser gives no storage or no encryption.
   * @param onBlocked another window, of an earlier build, must be done first: this waits for it
   */
  static async open(onBlocked: () => void): Promise<Device> {
    if (globalThis.crypto?.subtle === undefined) throw new Error("not a secure context");
    return new Device(await openFieldDb(onBlocked));
  }

  accounts(): Promise<readonly VaultRow[]> {
    return vaultsIn(this.db).all();
  }

  /** With the PIN alone, and no network. A device that the portal forgot is enrolled again on the way, where that can be. */
  async enter(userId: string, pin: string, version: Version): Promise<Entering> {
    const row = await vaultsIn(this.db).read(userId);
    const again = row?.isUnknown === true ? await this.adopt(row, pin, version) : null;
    if (again !== null) return again;
    const opened = await unlock(vaultsIn(this.db), userId, pin, Date.now());
    if (opened.kind !== "open") return opened;
    const { key, share, isCalledBack } = opened;
    return this.work({ userId, data: key, share }, null, { version, isCalledBack });
  }

  /** The first time: the person who is signed in to the portal gets a lock on this device. */
  async prepare(pin: string, label: string, version: Version): Promise<Entering> {
    const known = (await this.accounts()).map(({ userId }) => userId);
    const elsewhere = new Set<string>();
    for (const lockId of known) {
      const again = await this.renew(lockId, pin, version);
      if (isOtherVillage(again)) elsewhere.add(lockId);
      // What is somebody else's, or of another village, stands beside; any other answer is about this person's own lock.
      else if (again.kind !== "somebody-else") return again;
    }
    const { deviceId, asked } = await enrolOnce(label);
    if (asked.kind === "refused") return asked;
    if (asked.kind !== "answer") return { kind: "silence" };
    const { value } = asked;
    const place = placeBeside(value, known, elsewhere);
    if (place.kind === "held") return { kind: "earlier-lock", userId: place.by, why: "unknown" };
    const userId = place.lockId;
    const halves = { share: value.share, recovery: value.recovery };
    const whose = `${value.displayName} – ${value.placeLabel}`;
    const vault = { userId, deviceId, label: whose, pin, halves, now: Date.now() };
    const { key, share } = await makeVault(vaultsIn(this.db), vault);
    forgetCandidate();
    return this.work({ userId, data: key, share }, value, { version, label });
  }

  /** Null: not now, for want of a network or a sign-in; what lies here opens all the same. */
  private async adopt({ userId, deviceId }: VaultRow, pin: string, version: Version): Promise<Entering | null> {
    const store = storeOf(this.db, userId);
    let given: Enrolment | null = null;
    const opened = await adoptVault(vaultsIn(this.db), userId, { pin, now: Date.now() }, async (data) => {
      const papers = await readPapers({ userId, data }, store);
      given = await enrolAgain(deviceId, papers?.label ?? "HP", personOf(userId));
      return given;
    });
    if (opened.kind === "none") return null;
    if (opened.kind !== "open") return opened;
    return this.work({ userId, data: opened.key, share: opened.share }, given, { version });
  }

  /** After a sign-in with network: what was sealed opens again, behind a new PIN. */
  async renew(userId: string, pin: string, version: Version): Promise<Entering> {
    const vaults = vaultsIn(this.db);
    const row = await vaults.read(userId);
    if (row === null) return { kind: "sealed", why: "tries" };
    const asked = await renew(row.deviceId, personOf(userId));
    if (isUnknownDevice(asked)) {
      await noteUnknown(vaults, userId);
      return { kind: "unknown-device" };
    }
    if (asked.kind === "refused" && asked.code === "NOT_FOUND") return { kind: "somebody-else" };
    if (asked.kind === "refused") {
      const why = earlierLock(asked);
      return why === null ? asked : { kind: "earlier-lock", userId, why };
    }
    if (asked.kind !== "answer") return { kind: "silence" };
    const { value } = asked;
    if (value.userId !== personOf(userId)) return { kind: "somebody-else" };
    const halves = { share: value.share, recovery: value.recovery };
    const opened = await renewVault(vaults, userId, halves, pin, Date.now());
    if (opened === null) {
      // Enrolled again, and the window was closed before the lock was written: the halves are other ones, the PIN is what opens it.
      await noteUnknown(vaults, userId);
      return { kind: "unknown-device" };
    }
    return this.work({ userId, data: opened.key, share: opened.share }, value, { version });
  }

  /** What of a person lies here that the portal does not have, and how many of it are photos: told without opening anything. */
  async countUnsent(userId: string): Promise<{ readonly all: number; readonly photos: number }> {
    const store = storeOf(this.db, userId);
    const [all, photos] = await Promise.all([countUnsentHere({ store }), countUnsentPhotos({ store })]);
    return { all, photos };
  }

  /** Removes everything of a person whose lock opens no more: by their own decision, told what goes. */
  async forget(userId: string): Promise<void> {
    await storeOf(this.db, userId).wipe();
  }

  /** Asks for each lock that is shut whether it may still be opened. @returns by lock */
  async knock(): Promise<ReadonlyMap<string, Heard>> {
    const heard = new Map<string, Heard>();
    for (const account of await this.accounts()) {
      const store = storeOf(this.db, account.userId);
      const ask = (body: KnockRequest) => askSync<KnockAnswer>(body, null);
      heard.set(account.userId, await knock({ store, vaults: vaultsIn(this.db), ask, now: Date.now }, account));
    }
    return heard;
  }

  private async work(
    keys: Keys,
    given: Enrolment | null,
    { version, label = null, isCalledBack = false }: WorkOptions,
  ): Promise<Entering> {
    const store = storeOf(this.db, keys.userId);
    const earlier = await readPapers(keys, store);
    const papers = given === null ? earlier : papersOf(given, earlier, label);
    if (papers === null) return { kind: "sealed", why: "tries" };
    if (given !== null) await store.commit({ boxes: [await sealPapers(keys, papers)] });
    const workplace = new Workplace(store, keys, vaultsIn(this.db), papers, { version, isCalledBack });
    await workplace.start();
    void navigator.storage?.persist?.().catch(() => false);
    return { kind: "open", workplace };
  }
}

interface WorkOptions {
  readonly version: Version;
  /** What its owner calls the device; null: as before. */
  readonly label?: string | null;
  readonly isCalledBack?: boolean;
}

function earlierLock({ reason }: { readonly reason: string | null }): EarlierLock | null {
  return reason === "other-village" || reason === "revoked" ? reason : null;
}

/** What the device keeps once it has a place: what it heard of the portal before stays, so that a set-back portal is known as one. */
export function papersOf(given: Enrolment, earlier: DevicePapers | null, label: string | null): DevicePapers {
  const { deviceId, secret, grantId, handoverKey } = given;
  const name = label ?? earlier?.label;
  return {
    deviceId,
    ...(name === undefined ? {} : { label: name }),
    secret,
    grantId,
    handoverKey,
    epoch: earlier?.epoch ?? null,
    mark: earlier?.mark ?? null,
    heardAt: given.now,
    skewMs: given.now - Date.now(),
  };
}
