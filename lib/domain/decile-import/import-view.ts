import type { CheckedFileState } from "../table/checked-file";
import type { Hint, RowKind } from "./match";
import type { Field, FileFault, RowProblem } from "./snapshot-file";

/** Says to the upload that a file holds deciles. */
export const DECILE_USE = "deciles";

export type ImportState = CheckedFileState;

/** Why a file was refused, beside what the guard for workbooks says. */
export const IMPORT_FAILURES = [
  "NO_ROWS",
  "TOO_MANY_ROWS",
  "NUMBER_COLUMN_MISSING",
  "DECILE_COLUMN_MISSING",
  "NOT_A_TABLE",
  "SNAPSHOT_DIFFERS",
  "GRANT_ENDED",
  "INTERNAL",
] as const satisfies readonly (FileFault | string)[];

export interface ImportSummary {
  readonly rows: number;
  readonly kinds: Readonly<Record<RowKind, number>>;
  /** Families that were written. */
  readonly written?: number;
}

export interface ImportLine {
  readonly publicId: string;
  readonly state: ImportState;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly snapshotId: string | null;
  readonly rankedOn: string | null;
  readonly source: string | null;
  readonly summary: ImportSummary | null;
}

export interface ImportItem {
  readonly ordinal: number;
  readonly row: number;
  readonly kind: RowKind;
  readonly field: Field | null;
  readonly problem: RowProblem | null;
  readonly hints: readonly Hint[];
  /** Masked. */
  readonly nik: string | null;
  readonly kk: string | null;
  readonly national: number | null;
}

export interface ImportPage extends ImportLine {
  readonly regencyCode: string;
  readonly id: string;
  readonly failure: string | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly kind: RowKind;
  readonly items: readonly ImportItem[];
  readonly next: number | null;
}

export function isImportUnderWay(state: ImportState): boolean {
  return state === "checking" || state === "committing";
}
