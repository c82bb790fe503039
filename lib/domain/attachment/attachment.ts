/** What may be attached: pictures as our own pages make them, and papers as a scanner makes them. */
export const ATTACHMENT_KINDS = ["image/jpeg", "image/png", "application/pdf"] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** A picture is made this small in the browser, so that it passes a village's line. Bytes. */
export const MAX_PHOTO_BYTES = 200 * 1024;

/** A scanned paper of two pages. Bytes. */
export const MAX_PAPER_BYTES = 1024 * 1024;

/** Why a file is refused: in a refusal's `info.reason`. */
export type AttachmentFault = "NOT_A_PICTURE" | "PICTURE_TOO_LARGE" | "PICTURE_TOO_SMALL" | "PAPER_TOO_LARGE" | "EMPTY";

export function isPicture(kind: AttachmentKind): boolean {
  return kind !== "application/pdf";
}
