import type { HintFileFault, HintRowProblem } from "../hint/hint-file";
import type { PastFileFault, PastRowProblem } from "../past-list/list-file";
import type { CheckedFileState } from "../table/checked-file";
import type { OfficeSource } from "./source";

/** What an upload is told that the file is for. */
export const OFFICE_FILE_USE = "office-file";

export type OfficeFileState = CheckedFileState;

/** Why a file was refused, beside what the guard for workbooks says. */
export const OFFICE_FILE_FAILURES = [
  "NO_ROWS",
  "TOO_MANY_ROWS",
  "NIK_COLUMN_MISSING",
  "NUMBER_COLUMN_MISSING",
  "VALUE_COLUMN_MISSING",
  "NOT_A_TABLE",
  "GRANT_ENDED",
  "INTERNAL",
] as const satisfies readonly (HintFileFault | PastFileFault | string)[];

/** What matching says of a row of a list: nobody's; somebody whose name is another, left out; taken, but the family lives elsewhere. */
export const MATCH_NOTES = ["NOT_MATCHED", "NAME_DIFFERS", "LIVES_ELSEWHERE"] as const;
export type MatchNote = (typeof MATCH_NOTES)[number];

/** A row and what is said of it. Nobody's number. */
export interface OfficeRowNote {
  readonly row: number;
  readonly code: HintRowProblem | PastRowProblem | MatchNote;
}

/** Counts of a report, in the order in which they are shown. */
export const REPORT_COUNTS = {
  hint: ["new", "same", "settled", "unknown", "faults"],
  past: ["byNik", "byKk", "same", "elsewhere", "unknown", "faults"],
} as const;
export type HintCount = (typeof REPORT_COUNTS.hint)[number];
export type PastCount = (typeof REPORT_COUNTS.past)[number];
export type ReportCount = HintCount | PastCount;

/** What a check found, in counts alone. */
export interface OfficeFileSummary {
  readonly rows: number;
  /** What a commit would write. */
  readonly toWrite: number;
  /** By {@link REPORT_COUNTS} of the file's kind. */
  readonly counts: Readonly<Partial<Record<ReportCount, number>>>;
  readonly villages: readonly { readonly code: string; readonly count: number }[];
}

export interface OfficeFileLine {
  readonly publicId: string;
  readonly state: OfficeFileState;
  readonly source: OfficeSource;
  readonly asOf: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly summary: OfficeFileSummary | null;
}

export interface OfficeFilePage extends OfficeFileLine {
  readonly regencyCode: string;
  readonly id: string;
  readonly failure: string | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly villages: readonly { readonly code: string; readonly name: string; readonly count: number }[];
  /** The first of them. */
  readonly notes: readonly OfficeRowNote[];
  readonly noteCount: number;
}

export function isOfficeFileUnderWay(state: OfficeFileState): boolean {
  return state === "checking" || state === "committing";
}
