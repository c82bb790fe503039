import { type CleanPicture, join } from "./jpeg";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Chunks that make the picture; texts, times and EXIF are left out. */
const KEPT = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "sRGB", "cHRM", "sBIT", "pHYs"];

/** Reads a PNG chunk by chunk and writes it again without texts, times and EXIF, and without what follows its end. */
export function cleanPng(bytes: Uint8Array): CleanPicture | null {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)];
  let size: { width: number; height: number } | null = null;
  let hasData = false;
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const next = at + 12 + view.getUint32(at);
    if (next > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === "IHDR") size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (name === "IDAT") hasData = true;
    if (KEPT.includes(name)) kept.push(bytes.subarray(at, next));
    if (name === "IEND") return size === null || !hasData ? null : { bytes: join(kept), ...size };
    at = next;
  }
  return null;
}
