import { openBytes, type Sealed, sealBytes } from "@/lib/client/seal/sealed-box";
import type { LocalDraft } from "./patch-queue";

/** False where the page was not opened in a secure context (plain http from another machine). */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** A key that the browser keeps and uses, and that no script can read out (DECIDED 21). */
export function makeDraftKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Encrypts a draft, bound to its place: a record moved to another place does not open. */
export function sealDraft(key: CryptoKey, place: string, draft: LocalDraft): Promise<Sealed> {
  return sealBytes(key, place, new TextEncoder().encode(JSON.stringify(draft)));
}

/** The draft, or null when the record does not open with this key at this place. */
export async function openDraft(key: CryptoKey, place: string, sealed: Sealed): Promise<LocalDraft | null> {
  try {
    return JSON.parse(new TextDecoder().decode(await openBytes(key, place, sealed))) as LocalDraft;
  } catch {
    return null; // another key or a damaged record; the caller says so and leaves it where it is
  }
}
