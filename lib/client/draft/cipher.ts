import type { LocalDraft } from "./patch-queue";

/** What lies on the device: without the key of the user it says nothing. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** AES-GCM wants 96 bits that are never used twice under one key; 12 random bytes are. */
const IV_BYTES = 12;

/** False where the page was not opened in a secure context (plain http from another machine). */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** A key that the browser keeps and uses, and that no script can read out (DECIDED 21). */
export function makeDraftKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Encrypts a draft, bound to its place: a record moved to another place does not open. */
export async function sealDraft(key: CryptoKey, place: string, draft: LocalDraft): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(draft));
  return { iv, bytes: await crypto.subtle.encrypt(algorithm(iv, place), key, plain) };
}

/** The draft, or null when the record does not open with this key at this place. */
export async function openDraft(key: CryptoKey, place: string, sealed: Sealed): Promise<LocalDraft | null> {
  try {
    const plain = await crypto.subtle.decrypt(algorithm(sealed.iv, place), key, sealed.bytes);
    return JSON.parse(new TextDecoder().decode(plain)) as LocalDraft;
  } catch {
    return null; // another key or a damaged record; the caller says so and leaves it where it is
  }
}

function algorithm(iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(place) };
}
