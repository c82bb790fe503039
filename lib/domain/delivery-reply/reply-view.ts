import type { DeliveryState, RefusalReason } from "../delivery/delivery";
import type { ReplyStatus } from "../nik-match/status";
import { ROW_KINDS, type RowHint, type RowKind } from "./match";
import type { Field, FileFault, RowProblem } from "./reply-file";
import { OUTCOMES, type Outcome, type OutcomeHint } from "./settle";

/** Says to the upload that a file is the centre's reply to a package. */
export const DELIVERY_REPLY_USE = "delivery-reply";

/** Days for which a report waits for somebody to write it down, and for which it stays once it is over. */
export const REPLY_WAITS_DAYS = 30;
export const REPORT_KEPT_DAYS = 90;

export type ReplyState =
  | "uploaded"
  | "checking"
  | "ready"
  | "refused"
  | "committing"
  | "committed"
  | "cancelled"
  | "failed";

/** Why a file was refused, or its writing stopped, beside what the guard for workbooks says. */
export const REPLY_FAILURES = [
  "NO_ROWS",
  "TOO_MANY_ROWS",
  "NUMBER_COLUMN_MISSING",
  "RESULT_COLUMN_MISSING",
  "NOT_A_TABLE",
  "CONTENT_NOT_READY",
  "GRANT_ENDED",
  "INTERNAL",
] as const satisfies readonly (FileFault | string)[];

/**
 * Why a reply may say nothing of a family that waits for an answer, the likeliest first. other-village: it says nothing of anybody there. no-card: the
 * family was sent without a card by which it could be named. changed: its record is another since it was sent. not-named: none of these.
 */
export const UNNAMED_REASONS = ["other-village", "no-card", "changed", "not-named"] as const;
export type UnnamedReason = (typeof UNNAMED_REASONS)[number];

export interface ReplySummary {
  /** Rows of the file that answer something. */
  readonly rows: number;
  /** By proposal: what becomes of it. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** By row. */
  readonly kinds: Readonly<Record<RowKind, number>>;
  /** People of whom something is said, and of them those whose NIK does not match. */
  readonly people: number;
  readonly unmatched: number;
  /** People of whom something is said and who have since left, or live in another family; absent in reports from before. */
  readonly left?: number;
  readonly moved?: number;
  /** Rows with a decile, which is not read here. */
  readonly deciles: number;
  /** Once written: proposals that changed, people whose answer was kept, and families passed over since they went out again meanwhile. */
  readonly written?: { readonly items: number; readonly people: number; readonly passed: number };
}

/** What the report shows at once: proposals by what becomes of them, or rows that are not taken. */
export type ReportPart = Outcome | Exclude<RowKind, "taken">;
const ROW_PARTS = ROW_KINDS.filter((kind) => kind !== "taken");
export const REPORT_PARTS: readonly ReportPart[] = [...OUTCOMES, ...ROW_PARTS];

export function isOutcomePart(part: ReportPart): part is Outcome {
  return OUTCOMES.some((outcome) => outcome === part);
}

export function countOf(summary: ReplySummary, part: ReportPart): number {
  // A report from before knows nothing of a part that has been added since.
  return (isOutcomePart(part) ? summary.outcomes[part] : summary.kinds[part]) ?? 0;
}

/** The part asked for, else the first of which there are any. */
export function shownPart(summary: ReplySummary | null, asked: string | undefined): ReportPart {
  const wanted = REPORT_PARTS.find((part) => part === asked);
  return wanted ?? REPORT_PARTS.find((part) => summary !== null && countOf(summary, part) > 0) ?? "accepted";
}

/** Proposals whose state a commit would change. */
export function changedCount({ outcomes }: ReplySummary): number {
  return outcomes.accepted + outcomes.refused + outcomes["in-snapshot"];
}

/** Whether a commit would write anything: states, history, or what is said of people. */
export function holdsAnswers(summary: ReplySummary): boolean {
  return changedCount(summary) > 0 || countOf(summary, "older") > 0 || summary.people > 0;
}

export interface ReplyLine {
  readonly publicId: string;
  readonly state: ReplyState;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly repliedOn: string | null;
  readonly summary: ReplySummary | null;
}

/** A proposal of the report. */
export interface ReportItem {
  readonly ordinal: number;
  readonly proposalPublicId: string;
  readonly headName: string;
  readonly villageName: string;
  readonly place: string;
  /** What stands of it as the page is read: once the reply is written, what it has become. */
  readonly now: DeliveryState;
  readonly outcome: Outcome;
  readonly reason: RefusalReason | null;
  /** Of an unnamed one alone. */
  readonly unnamed: UnnamedReason | null;
  readonly people: number;
  readonly unmatched: number;
  readonly unanswered: number;
  readonly hints: readonly OutcomeHint[];
}

/** A row of the report that is not taken. */
export interface ReportRow {
  readonly ordinal: number;
  readonly row: number;
  readonly kind: RowKind;
  readonly field: Field | null;
  readonly problem: RowProblem | null;
  readonly hints: readonly RowHint[];
  /** Masked. */
  readonly kk: string | null;
  readonly nik: string | null;
}

/** A row of the report's file: also those that are taken, with what they say. */
export interface ReportLine extends ReportRow {
  readonly said: string | null;
}

export interface ReplyPage extends ReplyLine {
  readonly regencyCode: string;
  readonly id: string;
  readonly packagePublicId: string;
  readonly packageYear: number;
  readonly packageNumber: number;
  readonly failure: string | null;
  /** Null: the report by row is there. */
  readonly removedAt: Date | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly part: ReportPart;
  readonly items: readonly ReportItem[];
  readonly rows: readonly ReportRow[];
  readonly next: number | null;
}

export function isReplyUnderWay(state: ReplyState): boolean {
  return state === "checking" || state === "committing";
}

/** What the centre said of a person of a proposal, for whoever did the work. */
export interface PersonSaid {
  readonly uid: string;
  readonly name: string;
  readonly status: Exclude<ReplyStatus, "matched">;
  readonly repliedOn: string;
  readonly note: string | null;
  /** The NIK on record is another by now, or the person has left. */
  readonly isSettled: boolean;
  /** Where the person is now: in this family, in another one (its public id), or in none. */
  readonly whereabouts:
    | { readonly kind: "here" }
    | { readonly kind: "left" }
    | { readonly kind: "moved"; readonly household: string };
}
