import { openBytes, pack } from "@/lib/client/seal/sealed-box";
import { type DevicePapers, openOperation, tailOf } from "./boxes";
import type { FieldStore } from "./field-store";
import { isOpen } from "./outbox";
import { photoPlace } from "./send-photos";
import type { Keys } from "./sync-parts";

/**
 * Everything that the portal does not have, as a file that only the portal can open: the last resort, carried by cable or card to the village
 * office. Nothing leaves the outbox by it: should a network come, the same operations are the same operations.
 */
export async function makeHandover(store: FieldStore, keys: Keys, papers: DevicePapers): Promise<Blob> {
  const [rows, photos] = await Promise.all([store.operations(), store.photos()]);
  const operations = await Promise.all(rows.filter(isOpen).map((row) => openOperation(keys, row)));
  const carried = [];
  for (const { id, state, recordId, sha256 } of photos) {
    const row = state === "taken" ? null : await store.photo(id);
    if (row === null) continue;
    const bytes = await openBytes(keys.data, photoPlace(keys, id), row.sealed);
    carried.push({ id, recordId, startOp: tailOf(rows, recordId).startOp, sha256, base64: toBase64(bytes) });
  }
  const plain = await pack(new TextEncoder().encode(JSON.stringify({ operations, photos: carried })));
  const ephemeral = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv },
    await keyFor(ephemeral.privateKey, papers),
    plain,
  );
  const head = {
    format: "dtsen",
    v: 1,
    deviceId: papers.deviceId,
    ephemeralKey: await crypto.subtle.exportKey("jwk", ephemeral.publicKey),
    iv: toBase64(iv),
  };
  return new Blob([`${JSON.stringify(head)}\n`, sealed], { type: "application/octet-stream" });
}

async function keyFor(own: CryptoKey, { handoverKey }: DevicePapers): Promise<CryptoKey> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await crypto.subtle.importKey("jwk", handoverKey, curve, false, []);
  const bits = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own, 256);
  const base = await crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode("mutakhir-handover");
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(hkdf, base, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}

const SLICE = 8_192;

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += SLICE) text += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(text);
}
