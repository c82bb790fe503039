import { uuidv7 } from "uuidv7";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { Enrolment } from "@/lib/domain/field/exchange";
import { type DevicePapers, readPapers, sealPapers } from "./boxes";
import { openFieldDb, storeOf, vaultsIn } from "./indexed-db";
import { countUnsentHere } from "./own-device";
import type { Keys } from "./sync-parts";
import { enrol, renew } from "./transport";
import { makeVault, renewVault, type Unlocking, unlock, type VaultRow } from "./vault";
import { Workplace } from "./workplace";

/** The version of the build, as the outbox tells it to the portal. */
type Version = string;

export type Entering =
  | { readonly kind: "open"; readonly workplace: Workplace }
  | Exclude<Unlocking, { readonly kind: "open" }>
  | { readonly kind: "refused"; readonly code: ErrorCode }
  | { readonly kind: "silence" }
  /** Another person is signed in than the one whose lock it is. */
  | { readonly kind: "somebody-else" }
  /** An earlier lock of this person is on the device and this sign-in does not open it: never written over, only removed by them. */
  | { readonly kind: "earlier-lock"; readonly userId: string; readonly why: EarlierLock };

/** `other-village`: it was prepared for another village; `revoked`: it was taken off the list; `unknown`: the portal does not know it. */
export type EarlierLock = "other-village" | "revoked" | "unknown";

/** This device: whose locks are on it, and the ways through them. */
export class Device {
  private constructor(private readonly db: Awaited<ReturnType<typeof openFieldDb>>) {}

  /** Throws where the browser gives no storage or no encryption. */
  static async open(): Promise<Device> {
    if (globalThis.crypto?.subtle === undefined) throw new Error("not a secure context");
    return new Device(await openFieldDb());
  }

  accounts(): Promise<readonly VaultRow[]> {
    return vaultsIn(this.db).all();
  }

  /** With the PIN alone, and no network. */
  async enter(userId: string, pin: string, version: Version): Promise<Entering> {
    const opened = await unlock(vaultsIn(this.db), userId, pin, Date.now());
    if (opened.kind !== "open") return opened;
    return this.work({ userId, data: opened.key, share: opened.share }, null, version);
  }

  /** The first time: the person who is signed in to the portal gets a lock on this device. */
  async prepare(pin: string, label: string, version: Version): Promise<Entering> {
    for (const known of await this.accounts()) {
      const again = await this.renew(known.userId, pin, version);
      // Somebody else's lock stands beside; any other answer is about this person's own.
      if (again.kind !== "somebody-else") return again;
    }
    const deviceId = candidateId();
    const asked = await enrol(deviceId, label);
    if (asked.kind === "refused") return asked;
    if (asked.kind !== "answer") return { kind: "silence" };
    const { value } = asked;
    const vaults = vaultsIn(this.db);
    const { userId } = value;
    if ((await vaults.read(userId)) !== null) return { kind: "earlier-lock", userId, why: "unknown" };
    const halves = { share: value.share, recovery: value.recovery };
    const label_ = `${value.displayName} – ${value.placeLabel}`;
    const vault = { userId, deviceId, label: label_, pin, halves, now: Date.now() };
    const { key, share } = await makeVault(vaults, vault);
    localStorage.removeItem(CANDIDATE);
    return this.work({ userId, data: key, share }, value, version, label);
  }

  /** After a sign-in with network: what was sealed opens again, behind a new PIN. */
  async renew(userId: string, pin: string, version: Version): Promise<Entering> {
    const vaults = vaultsIn(this.db);
    const row = await vaults.read(userId);
    if (row === null) return { kind: "sealed", why: "tries" };
    const asked = await renew(row.deviceId);
    if (asked.kind === "refused" && asked.code === "NOT_FOUND") return { kind: "somebody-else" };
    if (asked.kind === "refused") {
      const why = earlierLock(asked);
      return why === null ? asked : { kind: "earlier-lock", userId, why };
    }
    if (asked.kind !== "answer") return { kind: "silence" };
    const { value } = asked;
    if (value.userId !== userId) return { kind: "somebody-else" };
    const halves = { share: value.share, recovery: value.recovery };
    const opened = await renewVault(vaults, userId, halves, pin, Date.now());
    if (opened === null) return { kind: "refused", code: "NOT_FOUND" };
    return this.work({ userId, data: opened.key, share: opened.share }, value, version);
  }

  /** What of a person lies here that the portal does not have: told without opening anything. */
  countUnsent(userId: string): Promise<number> {
    return countUnsentHere({ store: storeOf(this.db, userId) });
  }

  /** Removes everything of a person whose lock opens no more: by their own decision, told what goes. */
  async forget(userId: string): Promise<void> {
    await storeOf(this.db, userId).wipe();
    await vaultsIn(this.db).remove(userId);
  }

  private async work(
    keys: Keys,
    given: Enrolment | null,
    version: Version,
    label: string | null = null,
  ): Promise<Entering> {
    const store = storeOf(this.db, keys.userId);
    const earlier = await readPapers(keys, store);
    const papers = given === null ? earlier : papersOf(given, earlier, label);
    if (papers === null) return { kind: "sealed", why: "tries" };
    if (given !== null) await store.commit({ boxes: [await sealPapers(keys, papers)] });
    const workplace = new Workplace(store, keys, vaultsIn(this.db), papers, version);
    await workplace.start();
    void navigator.storage?.persist?.().catch(() => false);
    return { kind: "open", workplace };
  }
}

function earlierLock({ reason }: { readonly reason: string | null }): EarlierLock | null {
  return reason === "other-village" || reason === "revoked" ? reason : null;
}

const CANDIDATE = "mutakhir-calon-perangkat";

/** The same id for each try until one has succeeded: an answer that was lost makes no second device. */
function candidateId(): string {
  const kept = localStorage.getItem(CANDIDATE) ?? uuidv7();
  localStorage.setItem(CANDIDATE, kept);
  return kept;
}

function papersOf(given: Enrolment, earlier: DevicePapers | null, label: string | null): DevicePapers {
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
    skewMs: given.now - Date.now(),
  };
}
