import { type Change, parseChangeKey } from "../instrument/diff";
import type { MemberOp } from "../proposal/payload";
import { findVariable } from "../variable/dictionary";
import type { Section } from "../variable/variable";

/** Why a family's decile moved (process.md, top point 4). `none`: it did not. In the order of their stored codes 0 to 3. */
export const CAUSES = ["none", "condition", "correction", "model"] as const;
export type Cause = (typeof CAUSES)[number];
export const MOVE_CAUSES = ["condition", "correction", "model"] as const;
export type MoveCause = (typeof MOVE_CAUSES)[number];

export function causeCode(cause: Cause): number {
  return CAUSES.indexOf(cause);
}

/** What one application wrote, as far as causes ask. */
export interface AppliedRevision {
  /** YYYY-MM-DD in the village. */
  readonly appliedOn: string;
  readonly isCorrection: boolean;
  readonly changes: readonly Change[];
  readonly memberOps: readonly MemberOp[];
  readonly events: readonly { readonly code: string; readonly cause: number | null }[];
}

/** Sections from which a ranking is made, as far as is published: people, house, belongings, work, school, health. */
const INPUT_SECTIONS: readonly Section[] = [
  "housing",
  "assets",
  "services",
  "education",
  "employment",
  "business",
  "health",
  "account",
];
/** Of who somebody is, only what makes a family larger, older or headed by another. */
const DEMOGRAPHIC_INPUTS: readonly string[] = [
  "presence",
  "sex",
  "birthDate",
  "maritalStatus",
  "relationToHead",
  "pregnant",
];
/** Stand among the inputs and are none: pictures and customer numbers. */
const NO_INPUT = /^(photo|plnId|meterId)/;

/** True for a change that a ranking may take up. Names, numbers, addresses and aid received are none. */
export function isInput(change: Change): boolean {
  const target = parseChangeKey(change.key);
  if (target === null || NO_INPUT.test(target.key)) return false;
  if (DEMOGRAPHIC_INPUTS.includes(target.key)) return target.level === "member";
  const variable = findVariable(target.level, target.key);
  return variable !== null && INPUT_SECTIONS.includes(variable.section);
}

export function touchesInput({ changes, memberOps }: AppliedRevision): boolean {
  return memberOps.length > 0 || changes.some(isInput);
}

/** Revisions that the later snapshot may know and the earlier cannot: applied after the day of the one, up to that of the other. */
export function between(revisions: readonly AppliedRevision[], from: string, to: string): readonly AppliedRevision[] {
  return revisions.filter(({ appliedOn }) => appliedOn > from && appliedOn <= to);
}

/**
 * The cause of a move by what was applied between the two snapshots. A correction of an input outweighs a changed condition: a family whose
 * record was mended must not be counted as one whose life got worse. Where nothing changed, the model or the others' places moved it.
 */
export function causeOf(applied: readonly AppliedRevision[]): MoveCause {
  const telling = applied.filter(touchesInput);
  if (telling.some(({ isCorrection }) => isCorrection)) return "correction";
  return telling.length > 0 ? "condition" : "model";
}
