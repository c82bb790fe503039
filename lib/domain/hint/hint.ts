import type { AnswerValue } from "../instrument/answers";
import type { Sector } from "./sector";

/** open: nobody has settled it. taken: a proposal that was sent says the same. passed: one that was sent says why not. */
export const HINT_STATES = ["open", "taken", "passed"] as const;
export type HintState = (typeof HINT_STATES)[number];

/** What an office says of one question of a family, as its form shows it. No answer until the person takes it over. */
export interface FormHint {
  readonly id: string;
  readonly level: "household" | "member";
  /** The person; null for the family. */
  readonly uid: string | null;
  readonly key: string;
  readonly value: AnswerValue;
  readonly sector: Sector;
  /** YYYY-MM-DD: the day of which the office speaks. */
  readonly asOf: string;
}

/** Where a draft keeps why a hint was passed over, among its notes: so it is saved, merged and carried offline like any other. */
export function hintNoteKey(id: string): string {
  return `HINT:${id}`;
}
