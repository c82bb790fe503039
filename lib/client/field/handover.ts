import { openBytes, pack } from "@/lib/client/seal/sealed-box";
import { HANDOVER_PART_BYTES } from "@/lib/domain/field/handover-file";
import { type DevicePapers, openOperation, tailOf } from "./boxes";
import type { FieldStore } from "./field-store";
import { type PartPlan, planParts } from "./handover-plan";
import { isOpen } from "./outbox";
import { photoPlace } from "./send-photos";
import type { Keys } from "./sync-parts";

/** A hand-over as it was parted, once: what is queued meanwhile comes in the next one. */
export interface HandoverPlan {
  readonly set: string;
  readonly parts: readonly PartPlan[];
  /** Forms with answers that are in no operation, and so in no part: open in a window, or the device has no room to queue them. */
  readonly left: number;
}

/**
 * Everything that the portal does not have, in as many parts as it takes: the last resort, carried by cable or card to the village office.
 * Nothing leaves the outbox by it: should a network come, the same operations are the same operations.
 * @param limitBytes of one file
 */
export async function planHandover(
  store: FieldStore,
  newId: () => string,
  limitBytes = HANDOVER_PART_BYTES,
): Promise<HandoverPlan> {
  const [rows, photos, records] = await Promise.all([store.operations(), store.photos(), store.boxes("record")]);
  const waiting = photos.filter(({ state }) => state !== "taken");
  const left = records.filter(({ isTyped }) => isTyped).length;
  return { set: newId(), parts: planParts(rows.filter(isOpen), waiting, limitBytes), left };
}

/** One part as a file that only the portal can open. @param number from 1 */
export async function makePart(
  { store, keys, papers }: { readonly store: FieldStore; readonly keys: Keys; readonly papers: DevicePapers },
  { set, parts }: HandoverPlan,
  number: number,
): Promise<Blob> {
  const plan = parts[number - 1];
  if (plan === undefined) throw new RangeError("no such part");
  const [rows, photos] = await Promise.all([store.operations(), store.photos()]);
  const ids = new Set(plan.operations);
  // What the portal has taken meanwhile goes along: it is the same there, and the part stays one that can be read.
  const going = rows.filter(({ opId }) => ids.has(opId));
  const operations = await Promise.all(going.map((row) => openOperation(keys, row)));
  const carried = [];
  for (const id of plan.photos) {
    const row = photos.find((photo) => photo.id === id);
    const sealed = await store.picture(id);
    if (row === undefined || sealed === null) continue;
    const { recordId, sha256 } = row;
    const bytes = await openBytes(keys.data, photoPlace(keys, id), sealed);
    carried.push({ id, recordId, startOp: tailOf(rows, recordId).startOp, sha256, base64: toBase64(bytes) });
  }
  const content = { operations, photos: carried, part: { set, number, of: parts.length } };
  return sealFor(papers, await pack(new TextEncoder().encode(JSON.stringify(content))));
}

async function sealFor(papers: DevicePapers, plain: Uint8Array<ArrayBuffer>): Promise<Blob> {
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
