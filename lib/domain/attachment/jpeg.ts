/** A picture without what it says beside the picture: place, device, time, comments, and bytes after its end. */
export interface CleanPicture {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
/** JFIF and the Adobe marker say how colours are read; everything else in APPn, and comments, is about the taker. */
const KEPT_APPS = [0xe0, 0xee];
const COMMENT = 0xfe;

/**
 * Reads a JPEG segment by segment and writes it again without EXIF, XMP, comments and whatever follows the end. Null when
 * it is not a whole JPEG: a renamed file does not get past its third byte.
 */
export function cleanJpeg(bytes: Uint8Array): CleanPicture | null {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill bytes may stand before a marker
      continue;
    }
    const length = view.getUint16(at + 2);
    const next = at + 2 + length;
    if (length < 2 || next > bytes.length) return null;
    if (isFrame(marker)) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === SCAN) {
      const end = endOfScans(bytes, next);
      if (end === null || size === null) return null;
      kept.push(bytes.subarray(at, end));
      return { bytes: join(kept), ...size };
    }
    if (!isAside(marker)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return null;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function isAside(marker: number): boolean {
  return marker === COMMENT || (marker >= 0xe0 && marker <= 0xef && !KEPT_APPS.includes(marker));
}

/** Where the picture ends: after its first end marker. A progressive picture has tables and scans between. */
function endOfScans(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at += 1) if (bytes[at] === 0xff && bytes[at + 1] === END) return at + 2;
  return null;
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
