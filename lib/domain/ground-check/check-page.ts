import type { Answers } from "../instrument/answers";
import type { ProposalState } from "../workflow/workflow";
import type { CompareResult } from "./compare";
import type { AskedField, CheckReason, CheckState, VisitOutcome } from "./ground-check";

/** One check in a list. */
export interface CheckLine {
  readonly publicId: string;
  readonly headName: string;
  readonly place: string;
  readonly villageName: string;
  readonly state: CheckState;
  readonly reason: CheckReason;
  readonly companion: string | null;
  readonly orderedAt: Date;
  readonly dueAt: Date;
  readonly isLate: boolean;
  readonly outcome: VisitOutcome | null;
  readonly differCount: number | null;
  readonly agreement: number | null;
}

export interface CheckList {
  readonly lines: readonly CheckLine[];
  /** Place of the next page; null on the last one. */
  readonly next: { readonly at: number; readonly id: string } | null;
  readonly counts: Readonly<Record<CheckState, number>>;
  readonly late: number;
}

/** A field as it goes to the companion: where and what, not why, and nothing of what anybody answered before. */
export type BlindField = Omit<AskedField, "why">;

/** All that the browser of a companion gets of a check. */
export interface BlindPage {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly state: CheckState;
  readonly instrument: string;
  readonly instrumentVersion: number;
  readonly headName: string;
  readonly place: string;
  readonly villageCode: string;
  readonly dueAt: Date;
  readonly doneAt: Date | null;
  readonly people: readonly { readonly uid: string; readonly name: string }[];
  readonly asked: readonly BlindField[];
  /** The companion's own answers so far. */
  readonly answers: Answers;
}

/** One answer of a check that was sent, in words. */
export interface ComparedRow {
  readonly key: string;
  readonly no: string | null;
  readonly label: string;
  readonly person: string | null;
  readonly isChanged: boolean;
  readonly said: string;
  readonly seen: string;
  readonly result: CompareResult;
}

/** A check as the regency reads it. */
export interface CheckView {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly state: CheckState;
  readonly reason: CheckReason;
  readonly note: string;
  readonly orderedBy: string | null;
  readonly orderedAt: Date;
  readonly companion: string | null;
  readonly dueAt: Date;
  readonly isLate: boolean;
  readonly doneAt: Date | null;
  readonly outcome: VisitOutcome | null;
  readonly remark: string;
  readonly agreement: number | null;
  readonly agreeCount: number;
  readonly differCount: number;
  readonly askedCount: number;
  readonly rows: readonly ComparedRow[];
  readonly cancelledReason: string | null;
}

/** The checks of one proposal, the latest first, and what may be done now. */
export interface ProposalChecks {
  readonly proposalPublicId: string;
  readonly regencyCode: string;
  readonly proposalId: string;
  readonly state: ProposalState;
  readonly headName: string;
  readonly villageCode: string;
  readonly checks: readonly CheckView[];
  readonly mayOrder: boolean;
  /** Companions with fresh eyes. */
  readonly checkers: readonly { readonly userId: string; readonly name: string }[];
}
