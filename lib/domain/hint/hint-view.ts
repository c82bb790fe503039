import type { HintFileFault, HintRowFault } from "./hint-file";
import type { Sector } from "./sector";

/** What an upload is told that the file is for. */
export const HINT_USE = "sector-hint";

export const HINT_FILE_STATES = [
  "uploaded",
  "checking",
  "ready",
  "refused",
  "committing",
  "committed",
  "cancelled",
  "failed",
] as const;
export type HintFileState = (typeof HINT_FILE_STATES)[number];

/** Why a file was refused, beside what the guard for workbooks says. */
export const HINT_FAILURES = [
  "NO_ROWS",
  "TOO_MANY_ROWS",
  "NIK_COLUMN_MISSING",
  "VALUE_COLUMN_MISSING",
  "NOT_A_TABLE",
  "GRANT_ENDED",
  "INTERNAL",
] as const satisfies readonly (HintFileFault | string)[];

/** What a check found, in counts alone. */
export interface HintSummary {
  readonly rows: number;
  /** Words that would become hints. */
  readonly new: number;
  /** The record says so already. */
  readonly same: number;
  /** A person passed over or took the same word, as new as this one. */
  readonly settled: number;
  /** People whom the regency's register does not have. */
  readonly unknown: number;
  readonly faults: number;
  readonly villages: readonly { readonly code: string; readonly hints: number }[];
}

export interface HintFileLine {
  readonly publicId: string;
  readonly state: HintFileState;
  readonly sector: Sector;
  readonly asOf: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly summary: HintSummary | null;
}

export interface HintFilePage extends HintFileLine {
  readonly regencyCode: string;
  readonly id: string;
  readonly failure: string | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly villages: readonly { readonly code: string; readonly name: string; readonly hints: number }[];
  /** The first of them. */
  readonly faults: readonly HintRowFault[];
}

export function isHintFileUnderWay(state: HintFileState): boolean {
  return state === "checking" || state === "committing";
}
