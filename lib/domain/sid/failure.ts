/** Why a whole file or its import stopped; each has its text in the `import` messages. */
export const FAILURES = [
  "OLD_XLS",
  "NOT_XLSX",
  "MACROS",
  "BROKEN",
  "ENCRYPTED",
  "TOO_MANY_PARTS",
  "BAD_PART_NAME",
  "ARCHIVE_INSIDE",
  "TOO_LARGE_INSIDE",
  "FORBIDDEN_XML",
  "TOO_MANY_ROWS",
  "TOO_WIDE",
  "UNREADABLE",
  "TOO_SLOW",
  "UNKNOWN_COLUMN",
  "DOUBLE_COLUMN",
  "NIK_COLUMN_MISSING",
  "NO_ROWS",
  "GRANT_ENDED",
  "PERIOD_CLOSED",
  "UPLOAD_GONE",
  "INTERNAL",
] as const;
export type Failure = (typeof FAILURES)[number];

/** Those that are told at once, when the file arrives. */
export const FAILURES_AT_THE_DOOR = [
  "OLD_XLS",
  "NOT_XLSX",
  "BROKEN",
  "TOO_MANY_PARTS",
] as const satisfies readonly Failure[];

/** The failure of a stored code; `other` for one that a later version wrote. */
export function readFailure(code: string): Failure | "other" {
  return FAILURES.find((failure) => failure === code) ?? "other";
}
