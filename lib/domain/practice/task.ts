import type { Answers, AnswerValue } from "../instrument/answers";
import type { Level, Text } from "../variable/variable";

/** The practical part of each seat: three families, one number that the centre could not match, one set of pairs; source: process.md 6.4. */
export const FAMILIES_A_SET = 3;
export const MATCHES_A_SET = 1;
/** Pairs that are judged together: one alone could be guessed. */
export const PAIRS_A_ROUND = 3;

/** The code of the task in which pairs are judged. */
export const PAIRS_TASK = "pairs";

/** All practice is of one day, so that ages and classes stay as the stories tell them. */
export const PRACTICE_DAY = "2026-05-11";

/** What the story tells of a field. `newcomer`: of the person who joins. */
export interface ToldFact {
  readonly level: Level;
  readonly who: { readonly uid: string } | "newcomer" | null;
  readonly key: string;
  readonly value: AnswerValue;
}

/** A made-up family with what has become of it, to be brought up to date in the form. */
export interface FamilyTask {
  readonly code: string;
  readonly kind: "family" | "match";
  readonly title: Text;
  /** Paragraphs as the family or its papers tell them. */
  readonly story: { readonly id: readonly string[]; readonly en: readonly string[] };
  /** The record as it stands, out of date. */
  readonly base: Answers;
  readonly told: readonly ToldFact[];
  /** Somebody joins the family: whatever is answered of them beside the story is free. */
  readonly hasNewcomer: boolean;
}

/** Two records that may be of one person. */
export interface PairTask {
  readonly code: string;
  readonly sides: readonly [PairSide, PairSide];
  readonly isSame: boolean;
  readonly why: Text;
}

export const PAIR_FIELDS = ["name", "nik", "birth", "mother", "address", "head"] as const;
export type PairField = (typeof PAIR_FIELDS)[number];
export type PairSide = Readonly<Record<PairField, string>>;
