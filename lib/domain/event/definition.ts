import type { Shape } from "../instrument/question";
import type { Section, Text } from "../variable/variable";

/** The kinds of process.md 2.5; a family's life in sixteen words, two of them in pairs. */
export const EVENT_CODES = [
  "LHR",
  "MTI",
  "DTG",
  "PND",
  "PLN",
  "PSH",
  "GBG",
  "KWN",
  "CRI",
  "GND",
  "NIK",
  "TDK",
  "KND+",
  "KND-",
  "DIS",
  "USB",
  "MND",
  "KTL",
] as const;
export type EventCode = (typeof EVENT_CODES)[number];

export type EventGroup = "person" | "family" | "condition" | "correction";

/**
 * Where recording leads. proposal: a short form of its own. whole-form: the whole questionnaire. Others have a desk of
 * their own: a move has two sides, a double two records, a new family no record yet.
 */
export type EventWay = "proposal" | "whole-form" | "transfer-in" | "transfer-out" | "duplicate" | "new-household";

/** Answers that an event itself holds, beside those of the questionnaire. */
export type EventShape =
  | Shape
  /** Uids parted by commas. newborn: added by this event. */
  | { readonly type: "people"; readonly who: "present" | "newborn"; readonly many: boolean }
  /** Id of an attachment. */
  | { readonly type: "attachment" };

interface FieldBase {
  readonly key: string;
  readonly label: Text;
  readonly help?: Text;
  /** May stay empty. */
  readonly optional?: true;
  /** May stay empty only while this other field is answered. */
  readonly orElse?: string;
  /** Asked only while another answer of the event holds one of these codes. */
  readonly askIf?: { readonly key: string; readonly codes: readonly number[] };
  /** An identifier: sealed wherever it is stored, masked for those who may not see it. */
  readonly sealed?: true;
}

export type EventField = FieldBase & EventShape;

/** Which questions of the questionnaire an event asks. */
export interface Asks {
  /** Keys asked of the people of the event. */
  readonly member?: readonly string[];
  readonly civil?: readonly string[];
  readonly household?: readonly string[];
  /** Whole sections, by the code of the event's answer `areas` that chooses them. */
  readonly areas?: Readonly<Record<number, readonly Section[]>>;
  /** Whole sections of the people of the event. */
  readonly sections?: readonly Section[];
  /** Somebody who is the head leaves: everybody who stays is asked this anew. */
  readonly headGoes?: readonly string[];
}

export interface EventDefinition {
  readonly code: EventCode;
  readonly group: EventGroup;
  readonly way: EventWay;
  readonly title: Text;
  /** When to choose it, in the operator's words. */
  readonly hint: Text;
  /** What becomes of the record. */
  readonly effect: Text;
  /** What the family has to do at Dukcapil; null: nothing. */
  readonly dukcapil: Text | null;
  readonly fields: readonly EventField[];
  /** Kinds of evidence; empty: none is asked. */
  readonly evidence: readonly number[];
  readonly asks: Asks;
  /** The people of the event leave with this presence code. */
  readonly leaves?: number;
  /** A mistake is put right; nothing happened to the family. */
  readonly isCorrection: boolean;
  /** Events that may stand in the same proposal. */
  readonly combines: readonly EventCode[];
}

const DAY_MONTH_YEAR: Shape = { type: "date" };

/** The day on which it happened. */
export function dayField(id: string, en: string): EventField {
  return { key: "day", label: { id, en }, ...DAY_MONTH_YEAR };
}

export function peopleField(id: string, en: string, who: "present" | "newborn" = "present", many = true): EventField {
  return { key: "people", label: { id, en }, type: "people", who, many };
}
