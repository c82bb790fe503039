/** What lies on the device: without its key it says nothing. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** AES-GCM wants 96 bits that are never used twice under one key; 12 random bytes are. */
const IV_BYTES = 12;
/** Below this a text is not worth packing. */
const PACK_FROM = 1_024;
const PLAIN = 0;
const PACKED = 1;

/** Raised where a stored thing does not open: another key, another place, or a damaged disk. */
export class Unreadable extends Error {}

/** Packs and encrypts a value, bound to its place: moved to another place it does not open. */
export async function sealValue(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const packed = text.length < PACK_FROM || typeof CompressionStream === "undefined" ? null : await pack(text);
  const plain = new Uint8Array((packed ?? text).length + 1);
  plain[0] = packed === null ? PLAIN : PACKED;
  plain.set(packed ?? text, 1);
  return sealBytes(key, place, plain);
}

/** The value; the caller says what it put there. Throws {@link Unreadable}. */
export async function openValue<T>(key: CryptoKey, place: string, sealed: Sealed): Promise<T> {
  const plain = await openBytes(key, place, sealed);
  const body = plain.subarray(1);
  const text = plain[0] === PACKED ? await unpack(body) : body;
  return JSON.parse(new TextDecoder().decode(text)) as T;
}

export async function sealBytes(key: CryptoKey, place: string, plain: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return { iv, bytes: await crypto.subtle.encrypt(algorithm(iv, place), key, plain) };
}

export async function openBytes(key: CryptoKey, place: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  const opened = await crypto.subtle.decrypt(algorithm(sealed.iv, place), key, sealed.bytes).catch(() => null);
  if (opened === null) throw new Unreadable(place);
  return new Uint8Array(opened);
}

function algorithm(iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(place) };
}

export function pack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(bytes, new CompressionStream("gzip"));
}

export function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(bytes, new DecompressionStream("gzip"));
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const body = new Response(bytes).body;
  if (body === null) return bytes;
  return new Uint8Array(await new Response(body.pipeThrough(stream)).arrayBuffer());
}
