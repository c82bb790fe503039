import { type AttachmentFault, type AttachmentKind, MAX_PAPER_BYTES, MAX_PHOTO_BYTES } from "./attachment";
import { type CleanPicture, cleanJpeg } from "./jpeg";
import { cleanPng } from "./png";

/** Smaller shows nothing of a house; larger is no photo of ours. Pixels of the shorter and the longer side. */
const LEAST_PIXELS = 64;
const MOST_PIXELS = 12_000;

export type Inspected =
  | { readonly ok: true; readonly kind: AttachmentKind; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: AttachmentFault };

/**
 * What a file really is, by its content and never by its name, and the file as it may be kept: a picture without EXIF,
 * a paper as it came. Everything else is refused.
 * @param mostPaperBytes how large a paper may be
 * @param mostPictureBytes how large a picture may be, without what was taken out of it
 */
export function inspectAttachment(
  bytes: Uint8Array,
  mostPaperBytes = MAX_PAPER_BYTES,
  mostPictureBytes = MAX_PHOTO_BYTES,
): Inspected {
  if (bytes.length === 0) return { ok: false, fault: "EMPTY" };
  const jpeg = cleanJpeg(bytes);
  if (jpeg !== null) return picture("image/jpeg", jpeg, mostPictureBytes);
  const png = cleanPng(bytes);
  if (png !== null) return picture("image/png", png, mostPictureBytes);
  if (!isPdf(bytes)) return { ok: false, fault: "NOT_A_PICTURE" };
  return bytes.length > mostPaperBytes
    ? { ok: false, fault: "PAPER_TOO_LARGE" }
    : { ok: true, kind: "application/pdf", bytes };
}

function picture(kind: AttachmentKind, { bytes, width, height }: CleanPicture, mostBytes: number): Inspected {
  if (Math.min(width, height) < LEAST_PIXELS) return { ok: false, fault: "PICTURE_TOO_SMALL" };
  if (bytes.length > mostBytes || Math.max(width, height) > MOST_PIXELS)
    return { ok: false, fault: "PICTURE_TOO_LARGE" };
  return { ok: true, kind, bytes };
}

function isPdf(bytes: Uint8Array): boolean {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  return text(0, 5) === "%PDF-" && text(Math.max(0, bytes.length - 1024), bytes.length).includes("%%EOF");
}
