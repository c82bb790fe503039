/** Where a grant comes from; the database knows no other. */
export const GRANT_SOURCES = [
  "administrator",
  "training-scheduled",
  "training-passed",
  "delegated",
  "break-glass",
] as const;
export type GrantSource = (typeof GRANT_SOURCES)[number];
