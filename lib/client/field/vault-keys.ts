import { openBytes, type Sealed } from "@/lib/client/seal/sealed-box";

/** Whose lock, on which device: what is sealed for one opens in no other's place. */
interface Whose {
  readonly userId: string;
  readonly deviceId: string;
}

/** Where on the device a lock's parts lie. */
export function placeOf({ userId, deviceId }: Whose): string {
  return `vault/${userId}/${deviceId}`;
}

/** PIN and share together: neither alone tells anything. */
export async function pinKey(share: CryptoKey, pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const base = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  const slow = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, base, 256);
  const label = new TextEncoder().encode("mutakhir-pin|");
  const mixed = new Uint8Array(label.length + slow.byteLength);
  mixed.set(label);
  mixed.set(new Uint8Array(slow), label.length);
  return importAes(new Uint8Array(await crypto.subtle.sign("HMAC", share, mixed)));
}

/** Null where it is another key, or another's place. */
export async function openUnder(key: CryptoKey, whose: Whose, sealed: Sealed): Promise<Uint8Array<ArrayBuffer> | null> {
  return openBytes(key, placeOf(whose), sealed).catch(() => null);
}

/** The server's half: no script reads it out again. */
export function importShare(share: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", decode(share), { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}

/** A key for sealing, of 32 bytes. */
export function importAes(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** The key of what lies on the device. */
export function importData(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return importAes(bytes);
}

/** Base64 as bytes. */
export function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** Base64url as bytes; null where it is none. */
export function decodeUrl(base64url: string): Uint8Array<ArrayBuffer> | null {
  try {
    return decode(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return null;
  }
}
