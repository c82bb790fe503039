import type { AnswerValue } from "../instrument/answers";
import type { Sector } from "./sector";

/**
 * What became of a hint with a proposal that was sent. taken: a person took the office's word over. same: the village's own answer says it
 * too. passed: left, with a reason. contradicted: the village answered otherwise. open: nobody has said anything of it.
 */
export const HINT_STATES = ["open", "taken", "same", "passed", "contradicted"] as const;
export type HintState = (typeof HINT_STATES)[number];

/** What an office says of one question of a family, as its form shows it. No answer until the person takes it over. */
export interface FormHint {
  readonly id: string;
  readonly level: "household" | "member";
  /** The person; null for the family. */
  readonly uid: string | null;
  readonly key: string;
  /** Null: the word is not for this reader, who is told only that there is one. */
  readonly value: AnswerValue;
  readonly sector: Sector;
  /** YYYY-MM-DD: the day of which the office speaks. */
  readonly asOf: string;
}

/** Where a draft keeps why a hint was passed over, among its notes: so it is saved, merged and carried offline like any other. */
export function hintNoteKey(id: string): string {
  return `HINT:${id}`;
}

/** Where it keeps that a hint was taken over by hand: an answer that only happens to be equal is the village's own. */
export function hintTakenKey(id: string): string {
  return `${TAKEN}${id}`;
}

const TAKEN = "HINT-TAKEN:";

/** What stands under {@link hintTakenKey}. */
export const HINT_TAKEN = "1";

/** The words that people wrote among a proposal's notes, each once; marks of hints are none. */
export function wordsOfNotes(notes: Readonly<Record<string, string>>): readonly string[] {
  const words = Object.entries(notes).flatMap(([key, text]) => (key.startsWith(TAKEN) ? [] : [text]));
  return [...new Set(words)].filter((text) => text.trim() !== "");
}

/** How many hints of a sector ended how; null: so few that one could tell whose. */
export interface HintOutcome {
  readonly sector: Sector;
  readonly counts: Readonly<Record<HintState, number | null>>;
}
