import { type Sealed, sealBytes } from "@/lib/client/seal/sealed-box";
import { OFFLINE_DAYS, PIN_TRIES } from "@/lib/domain/field/exchange";
import type { LockId } from "./lock-id";
import { decode, decodeUrl, importAes, importData, importShare, openUnder, pinKey, placeOf } from "./vault-keys";

/** One person's lock on this device. Nothing in it opens anything without their PIN, and nothing without the server's share. */
export interface VaultRow {
  readonly userId: LockId;
  readonly deviceId: string;
  /** Whose it is, for choosing on a shared phone: a name and a duty, no family. */
  readonly label: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  /** The server's half, as a key that no script can read out; null once it is withdrawn. */
  readonly share: CryptoKey | null;
  /** The data key under PIN and share, and under the recovery half that the server alone keeps. */
  readonly underPin: Sealed;
  readonly underRecovery: Sealed;
  /** Wrong PINs in a row. */
  readonly tries: number;
  /** Milliseconds of this device's clock: last contact with the server, and the latest moment it ever showed. */
  readonly contactAt: number;
  readonly seenAt: number;
  /** The portal ordered while it was locked that all goes: from then on it opens for handing over alone. */
  readonly isCalledBack?: boolean;
  /** The portal, put back to an earlier moment, knows nothing of the device: it is enrolled again when its PIN opens it with network. */
  readonly isUnknown?: boolean;
}

/** Where the locks lie. Each call is one transaction, on the disk when it resolves. */
export interface VaultStore {
  all(): Promise<readonly VaultRow[]>;
  read(userId: string): Promise<VaultRow | null>;
  /** For a new lock alone: one that is there is changed by `update`, which loses nothing that another window wrote. */
  write(row: VaultRow): Promise<void>;
  /**
   * Changes a lock as it stands in that moment; the same row again leaves it.
   * @returns as it stands then; null where it is gone, and it stays gone
   */
  update(userId: string, change: (row: VaultRow) => VaultRow): Promise<VaultRow | null>;
  remove(userId: string): Promise<void>;
}

/** What a sign-in brings for the lock: the server's share, and the half that opens when the PIN is forgotten. Base64. */
export interface Halves {
  readonly share: string;
  readonly recovery: string;
}

export type Unlocking =
  | { readonly kind: "open"; readonly key: CryptoKey; readonly share: CryptoKey; readonly isCalledBack: boolean }
  /** `left`: tries until the share is given up. */
  | { readonly kind: "wrong"; readonly left: number }
  /** The device's clock stands behind what it showed before: it is set, and then the PIN opens. Nothing is counted or given up. */
  | { readonly kind: "clock" }
  /** Only a sign-in with network opens it again. Nothing is lost. */
  | { readonly kind: "sealed"; readonly why: SealedWhy };

/** `withdrawn`: the portal said so. `clock`: by an earlier build, which gave the share up for that as well. */
export type SealedWhy = "tries" | "age" | "clock" | "withdrawn";

/** Some 0.3 s on a phone of five years ago. Against a copy of the disk with the share in it the PIN's length holds, see SECURITY. */
export const ITERATIONS = 310_000;
export const PIN_SHAPE = /^\d{6,12}$/;
const DAY_MS = 86_400_000;
/** A clock set back this far hides days without contact. */
const BACK_MS = 2 * DAY_MS;

/** A PIN that is the first to be guessed: one digit over and over, or digits in a row. */
export function isWeakPin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 2);
}

export interface NewVault {
  readonly userId: string;
  readonly deviceId: string;
  readonly label: string;
  readonly pin: string;
  readonly halves: Halves;
  readonly now: number;
  readonly iterations?: number;
}

/** Makes the lock and a data key behind it. */
export async function makeVault(store: VaultStore, vault: NewVault): Promise<{ key: CryptoKey; share: CryptoKey }> {
  const data = crypto.getRandomValues(new Uint8Array(32));
  const share = await importShare(vault.halves.share);
  const row = await lockRow(data, share, vault);
  await store.write(row);
  return { key: await importData(data), share };
}

/** Opens the lock. */
export async function unlock(store: VaultStore, userId: string, pin: string, now: number): Promise<Unlocking> {
  const tried = await tryPin(store, userId, pin, now);
  if (tried.kind !== "open") return tried;
  const { data, share, row } = tried;
  return { kind: "open", key: await importData(data), share, isCalledBack: row.isCalledBack === true };
}

export type PinChange = { readonly kind: "changed" } | Exclude<Unlocking, { readonly kind: "open" }>;

/** Another PIN for the same data. A wrong old one counts as a try at the lock. */
export async function changePin(
  store: VaultStore,
  userId: string,
  pins: { readonly old: string; readonly new: string },
  now: number,
): Promise<PinChange> {
  const tried = await tryPin(store, userId, pins.old, now);
  if (tried.kind !== "open") return tried;
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await pinKey(tried.share, pins.new, salt, tried.row.iterations);
  const underPin = await sealBytes(key, placeOf(tried.row), tried.data);
  const row = await store.update(userId, (held) => (held.share === null ? held : { ...held, salt, underPin }));
  return row?.share == null ? shut(row, now) : { kind: "changed" };
}

interface Opened {
  readonly kind: "open";
  readonly data: Uint8Array<ArrayBuffer>;
  readonly share: CryptoKey;
  /** As it stands in the store now. */
  readonly row: VaultRow;
}

type Shut = Exclude<Unlocking, { readonly kind: "open" }>;

/**
 * A try is written down before it is made, so that pulling the battery gives none for free, nor another window beside. What the portal said
 * while the PIN was judged stands: the lock is read again then.
 * @param isHeard the portal is heard in this moment: neither the days without contact nor the clock are a reason then
 */
async function tryPin(
  store: VaultStore,
  userId: string,
  pin: string,
  now: number,
  isHeard = false,
): Promise<Opened | Shut> {
  let reason: "age" | "clock" | null = null;
  const row = await store.update(userId, (held) => {
    reason = isHeard ? null : sealReason(held, now);
    return reason === null ? counted(held, isHeard ? held.seenAt : now) : held;
  });
  if (row?.share == null) return shut(row, now);
  // A phone whose battery was flat may start years back or ahead: no reason to give the share up, and no try.
  if (reason === "clock") return { kind: "clock" };
  if (reason === "age") return { kind: "sealed", why: "age" };
  const data = await openUnder(await pinKey(row.share, pin, row.salt, row.iterations), row, row.underPin);
  if (data === null) {
    const left = await store.update(userId, (held) => (held.tries < PIN_TRIES ? held : { ...held, share: null }));
    return left?.share == null ? shut(left, now) : { kind: "wrong", left: PIN_TRIES - left.tries };
  }
  const open = await store.update(userId, (held) => (held.share === null ? held : { ...held, tries: 0 }));
  return open?.share == null ? shut(open, now) : { kind: "open", data, share: open.share, row: open };
}

/** With one more try; with none left nothing is tried. */
function counted(row: VaultRow, now: number): VaultRow {
  if (row.share === null) return row;
  if (row.tries >= PIN_TRIES) return { ...row, share: null };
  return { ...row, tries: row.tries + 1, seenAt: Math.max(row.seenAt, now) };
}

function shut(row: VaultRow | null, now: number): Shut {
  return { kind: "sealed", why: row === null ? "tries" : sealedWhy(row, now) };
}

/**
 * The portal lost what it knew of the device and gives it other halves: the same data under them, behind the PIN that is had. A wrong PIN
 * counts as a try, and nobody is asked for halves then.
 * @param halvesOf asks the portal once the PIN has opened; null where it gave none, and the lock stays as it was
 */
export async function adoptVault(
  store: VaultStore,
  userId: string,
  { pin, now }: { readonly pin: string; readonly now: number },
  halvesOf: (key: CryptoKey) => Promise<Halves | null>,
): Promise<
  { readonly kind: "open"; readonly key: CryptoKey; readonly share: CryptoKey } | { readonly kind: "none" } | Shut
> {
  const tried = await tryPin(store, userId, pin, now, true);
  if (tried.kind !== "open") return tried;
  const key = await importData(tried.data);
  const halves = await halvesOf(key);
  if (halves === null) return { kind: "none" };
  const share = await importShare(halves.share);
  const { deviceId, label, iterations } = tried.row;
  const anew = await lockRow(tried.data, share, { userId, deviceId, label, pin, halves, now, iterations });
  const row = await store.update(userId, (held) => inPlaceOf(tried.row, held, anew));
  return row === null ? shut(row, now) : { kind: "open", key, share };
}

/** After a sign-in with network: the same data behind a new PIN. False: these halves are not this lock's. */
export async function renewVault(
  store: VaultStore,
  userId: string,
  halves: Halves,
  pin: string,
  now: number,
): Promise<{ key: CryptoKey; share: CryptoKey } | null> {
  const row = await store.read(userId);
  if (row === null) return null;
  const data = await openUnder(await importAes(decode(halves.recovery)), row, row.underRecovery);
  if (data === null) return null;
  const share = await importShare(halves.share);
  const { deviceId, label, iterations } = row;
  const anew = await lockRow(data, share, { userId, deviceId, label, pin, halves, now, iterations });
  if ((await store.update(userId, (held) => inPlaceOf(row, held, anew))) === null) return null;
  return { key: await importData(data), share };
}

/** A lock made anew; an order that came while it was being made stands. */
function inPlaceOf(read: VaultRow, held: VaultRow, anew: VaultRow): VaultRow {
  return held.isCalledBack === true && read.isCalledBack !== true ? { ...anew, isCalledBack: true } : anew;
}

/** The server was heard: another fortnight. */
export async function noteContact(store: VaultStore, userId: string, now: number): Promise<void> {
  await store.update(userId, (row) => ({ ...row, contactAt: now, seenAt: now }));
}

/** Only a sign-in with network opens it from now on. */
export async function withdrawShare(store: VaultStore, userId: string): Promise<void> {
  await store.update(userId, (row) => ({ ...row, share: null }));
}

/** It opens for handing over what is unsent, and for nothing else. */
export async function callBack(store: VaultStore, userId: string): Promise<void> {
  await store.update(userId, (row) => ({ ...row, isCalledBack: true }));
}

/** The portal does not know the device any more, though its person is signed in. */
export async function noteUnknown(store: VaultStore, userId: string): Promise<void> {
  await store.update(userId, (row) => ({ ...row, isUnknown: true }));
}

/** Why a lock must not open by its PIN alone any more; null while it may. */
export function sealReason({ contactAt, seenAt }: VaultRow, now: number): "age" | "clock" | null {
  if (now - contactAt > OFFLINE_DAYS * DAY_MS) return "age";
  return now < seenAt - BACK_MS ? "clock" : null;
}

/** A word of this device that the server knows by the share; base64url. */
export async function saidUnder(share: CryptoKey, text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", share, new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Why a lock that has no share any more was sealed, as far as it shows. */
export function sealedWhy(row: VaultRow, now: number): SealedWhy {
  return row.tries >= PIN_TRIES ? "tries" : (sealReason(row, now) ?? "withdrawn");
}

/** Whether a word of the server is its own: a MAC under the share. */
export async function isFromServer(share: CryptoKey, text: string, mac: string): Promise<boolean> {
  const bytes = decodeUrl(mac);
  return bytes !== null && crypto.subtle.verify("HMAC", share, bytes, new TextEncoder().encode(text));
}

async function lockRow(data: Uint8Array<ArrayBuffer>, share: CryptoKey, vault: NewVault): Promise<VaultRow> {
  const { userId, deviceId, label, pin, halves, now, iterations = ITERATIONS } = vault;
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const place = placeOf(vault);
  return {
    userId,
    deviceId,
    label,
    salt,
    iterations,
    share,
    underPin: await sealBytes(await pinKey(share, pin, salt, iterations), place, data),
    underRecovery: await sealBytes(await importAes(decode(halves.recovery)), place, data),
    tries: 0,
    contactAt: now,
    seenAt: now,
  };
}
