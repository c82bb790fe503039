/** Where a table stands that was uploaded: it is checked, reported and then written, or not. */
export const CHECKED_FILE_STATES = [
  "uploaded",
  "checking",
  "ready",
  "refused",
  "committing",
  "committed",
  "cancelled",
  "failed",
] as const;
export type CheckedFileState = (typeof CHECKED_FILE_STATES)[number];
