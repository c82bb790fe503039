import type { CheckedFileState } from "../table/checked-file";
import type { FileFault, RowProblem } from "./reply-file";
import type { MatchStatus, ReplyStatus } from "./status";

export type BatchState = CheckedFileState;

/** What a row is, in the order in which a person should look. */
export const REPLY_KINDS = ["changed", "unknown", "row-error", "same"] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

/** Said beside a row that is taken all the same: the file and the record disagree. */
export const HINTS = ["KK_DIFFERS", "NAME_DIFFERS", "BIRTH_DATE_DIFFERS"] as const;
export type Hint = (typeof HINTS)[number];

/** Why a file was refused, beside what the guard for workbooks says. */
export const REPLY_FAILURES = [
  "NO_ROWS",
  "TOO_MANY_ROWS",
  "NIK_COLUMN_MISSING",
  "RESULT_COLUMN_MISSING",
  "NOT_A_TABLE",
  "GRANT_ENDED",
  "INTERNAL",
] as const satisfies readonly (FileFault | string)[];
export type ReplyFailure = (typeof REPLY_FAILURES)[number];

export interface ReplySummary {
  readonly rows: number;
  readonly kinds: Readonly<Record<ReplyKind, number>>;
  /** Of the rows that are taken. */
  readonly statuses: Readonly<Record<ReplyStatus, number>>;
}

export interface ReplyLine {
  readonly publicId: string;
  readonly state: BatchState;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly repliedOn: string | null;
  readonly summary: ReplySummary | null;
}

export interface ReplyItemView {
  readonly ordinal: number;
  readonly row: number;
  readonly kind: ReplyKind;
  /** Empty for a NIK that is nobody's, and for a faulty row. */
  readonly name: string;
  readonly villageName: string;
  readonly householdPublicId: string | null;
  readonly nik: string | null;
  readonly status: ReplyStatus | null;
  readonly before: MatchStatus | null;
  readonly note: string | null;
  readonly problem: RowProblem | null;
  readonly hints: readonly Hint[];
}

export interface ReplyPage {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly state: BatchState;
  readonly failure: string | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly summary: ReplySummary | null;
  readonly createdAt: Date;
  readonly repliedOn: string | null;
  readonly kind: ReplyKind;
  readonly items: readonly ReplyItemView[];
  readonly next: number | null;
}

export function isReplyUnderWay(state: BatchState): boolean {
  return state === "checking" || state === "committing";
}

/** The kind to show: the one asked for, else the first of which there are any. */
export function shownReplyKind(summary: ReplySummary | null, asked: string | undefined): ReplyKind {
  const wanted = REPLY_KINDS.find((kind) => kind === asked);
  return wanted ?? REPLY_KINDS.find((kind) => (summary?.kinds[kind] ?? 0) > 0) ?? "changed";
}
