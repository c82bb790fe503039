import "server-only";
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { config, type Key } from "@/lib/server/config/config";

/** An identifier as it is stored: key id, nonce, ciphertext and tag in base64url. Only {@link seal} makes one. */
export type SealedId = string & { readonly __brand: "SealedId" };

/** Keyed hash for exact look-up: 16 digits are guessable, so a bare hash would protect nothing. */
export type BlindIndex = Buffer & { readonly __brand: "BlindIndex" };

const PREFIX = "s1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Prefix, key id of eight hex digits, and a dot after each. */
const HEAD_BYTES = 12;

/**
 * Seals an identifier (NIK, KK, parents' NIK, PLN id) with AES-256-GCM under the current key. The key's id stands in the
 * value, so keys rotate by re-sealing.
 */
export function seal(plain: string): SealedId {
  const { sealKey } = config();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealKey.secret, nonce);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${PREFIX}.${sealKey.id}.${nonce.toString("base64url")}.${body.toString("base64url")}` as SealedId;
}

/** The key of an id among the present one and those that sealed earlier. */
function keyById(id: string): Key {
  const { sealKey, oldSealKeys } = config();
  const key = [sealKey, ...oldSealKeys].find((one) => one.id === id);
  if (key === undefined) throw new Error("not sealed with a key held here");
  return key;
}

function open({ secret }: Key, nonce: Uint8Array, body: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", secret, nonce);
  decipher.setAuthTag(body.subarray(body.length - TAG_BYTES));
  return Buffer.concat([decipher.update(body.subarray(0, body.length - TAG_BYTES)), decipher.final()]);
}

/** Opens a sealed identifier. Throws when it was not sealed with a key we hold, or was tampered with. */
export function unseal(sealed: string): string {
  const [prefix, keyId, nonce, body] = sealed.split(".");
  if (prefix !== PREFIX || keyId === undefined || nonce === undefined || body === undefined) {
    throw new Error("not sealed with a key held here");
  }
  return open(keyById(keyId), Buffer.from(nonce, "base64url"), Buffer.from(body, "base64url")).toString("utf8");
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

/** Seals a whole file or JSON text; bytes of prefix and key id (ASCII), nonce, ciphertext and tag. */
export function sealBytes(plain: Uint8Array): Buffer {
  const { sealKey } = config();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealKey.secret, nonce);
  return Buffer.concat([
    Buffer.from(`${PREFIX}.${sealKey.id}.`, "ascii"),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Opens what {@link sealBytes} sealed. */
export function unsealBytes(sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const [, keyId] = /^s1\.([0-9a-f]{8})\.$/.exec(bytes.toString("ascii", 0, HEAD_BYTES)) ?? [];
  if (keyId === undefined) throw new Error("not sealed with a key held here");
  const nonceEnd = HEAD_BYTES + NONCE_BYTES;
  return open(keyById(keyId), bytes.subarray(HEAD_BYTES, nonceEnd), bytes.subarray(nonceEnd));
}
