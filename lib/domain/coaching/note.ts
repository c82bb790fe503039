import { type Actor, authorizeIn } from "../access/actor";
import type { Role } from "../access/role";

export const NOTE_LENGTH = { min: 5, max: 500 } as const;
/** How far ahead a note may stand: longer it is a rule, not coaching. */
export const MOST_NOTE_DAYS = 366;

/** Who of a village may be written to by name: those who fill the form. */
export const COACHED_ROLES: readonly Role[] = ["village-operator", "companion"];

/** A note as the form shows it. */
export interface FormNote {
  readonly regencyCode: string;
  readonly id: string;
  /** `household.floorMaterial`; null: it is to the reader. */
  readonly question: string | null;
  readonly text: string;
  readonly by: string;
  /** YYYY-MM-DD, the last day on which it stands. */
  readonly until: string;
}

export const NOTE_STATES = ["standing", "over", "withdrawn"] as const;
export type NoteState = (typeof NOTE_STATES)[number];

/** How a note stands on a day. */
export function noteStateOf(
  { until, withdrawnAt }: { readonly until: string; readonly withdrawnAt: Date | null },
  today: string,
): NoteState {
  if (withdrawnAt !== null) return "withdrawn";
  return until < today ? "over" : "standing";
}

/** True when the acting grant may write notes for an area: a coach, for the own region or one inside it. */
export function mayCoach(actor: Actor, areaCode: string): boolean {
  return authorizeIn(actor, "coaching:write", areaCode);
}
