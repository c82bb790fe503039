import type { AnswerValue } from "../instrument/answers";
import type { ProposalState } from "../workflow/workflow";

/** ordered: nobody goes yet. assigned: a companion goes. done: sent. cancelled: nobody goes any more. */
export const CHECK_STATES = ["ordered", "assigned", "done", "cancelled"] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** Why a family is looked at again. */
export const CHECK_REASONS = ["flagged", "sampled", "asked"] as const;
export type CheckReason = (typeof CHECK_REASONS)[number];

/** How the visit ended. Only a family that was found answers anything. */
export const VISIT_OUTCOMES = ["found", "not-found", "refused"] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** Days that a companion has (process.md 2.4, row 6). */
export const CHECK_DAYS = 14;

export function isOpenCheck(state: CheckState): boolean {
  return state === "ordered" || state === "assigned";
}

/** A check is ordered while the regency holds the proposal: before, the village may still change it; after, it is too late. */
export function mayOrderFor(state: ProposalState): boolean {
  return state === "endorsed";
}

/** One answer that the companion is asked for. */
export interface AskedField {
  readonly level: "household" | "member";
  /** Person uid; null for the household. */
  readonly uid: string | null;
  readonly key: string;
  /** The proposal changed it, or it is asked of everybody for the ranking's sake. */
  readonly why: "changed" | "welfare";
}

/** What the proposal said of a field when the check was ordered. */
export interface SaidField extends AskedField {
  readonly said: AnswerValue;
}

/** What one finds the house by. Names are asked of nobody and compared with nothing. */
export interface Visit {
  readonly headName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly people: readonly { readonly uid: string; readonly name: string }[];
}

/** What became of one proposal of several for which a check was ordered. */
export type OrderOutcome = "ordered" | "already" | "not-waiting" | "unknown";
