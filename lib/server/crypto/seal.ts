import "server-only";
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { config } from "@/lib/server/config/config";

/** An identifier as it is stored: key id, nonce, ciphertext and tag in base64url. Only {@link seal} makes one. */
export type SealedId = string & { readonly __brand: "SealedId" };

/** Keyed hash for exact look-up: 16 digits are guessable, so a bare hash would protect nothing. */
export type BlindIndex = Buffer & { readonly __brand: "BlindIndex" };

const PREFIX = "s1";

/**
 * Seals an identifier (NIK, KK, parents' NIK, PLN id) with AES-256-GCM under the current key. The key's id stands in the
 * value, so keys rotate by re-sealing.
 */
export function seal(plain: string): SealedId {
  const { sealKey } = config();
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealKey.secret, nonce);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${PREFIX}.${sealKey.id}.${nonce.toString("base64url")}.${body.toString("base64url")}` as SealedId;
}

/** Opens a sealed identifier. Throws when it was not sealed with a key we hold, or was tampered with. */
export function unseal(sealed: string): string {
  const [prefix, keyId, nonce, body] = sealed.split(".");
  const { sealKey } = config();
  if (prefix !== PREFIX || keyId !== sealKey.id || nonce === undefined || body === undefined) {
    throw new Error("not sealed with a key held here");
  }
  const bytes = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", sealKey.secret, Buffer.from(nonce, "base64url"));
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - 16)), decipher.final()]).toString("utf8");
}

export function isSealed(text: string): text is SealedId {
  return text.startsWith(`${PREFIX}.`);
}

/** Blind index of an identifier: HMAC-SHA-256 under the index key, 32 bytes. */
export function blindIndex(plain: string): BlindIndex {
  return createHmac("sha256", config().indexKey.secret).update(plain, "utf8").digest() as BlindIndex;
}

/** Keyed hash of a text for one purpose: tells equal from different without telling what. 32 bytes. */
export function keyedHash(purpose: string, text: string): Buffer {
  return createHmac("sha256", config().indexKey.secret).update(`${purpose}\n${text}`, "utf8").digest();
}

/** Seals a whole file or JSON text; bytes of nonce, ciphertext and tag. */
export function sealBytes(plain: Uint8Array): Buffer {
  const { sealKey } = config();
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealKey.secret, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what {@link sealBytes} sealed. */
export function unsealBytes(sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", config().sealKey.secret, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  return Buffer.concat([decipher.update(bytes.subarray(12, bytes.length - 16)), decipher.final()]);
}
