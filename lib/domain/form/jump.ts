import { parseChangeKey } from "../instrument/diff";
import { findQuestion, type Instrument } from "../instrument/instrument";
import type { FieldLevel } from "../variable/variable";
import { type FormStep, fieldId, screenOf, stepQuery } from "./step";

export interface JumpTarget {
  readonly level: FieldLevel;
  readonly uid: string | null;
  readonly key: string;
}

export interface Jump {
  /** Null: the list of sections. */
  readonly step: FormStep | null;
  /** The control to go to; null when the screen itself is the place. */
  readonly fieldId: string | null;
}

/** Where a finding is mended: a rule about the family's members as a whole is mended on the list of members. */
export function jumpTo(instrument: Instrument, { level, uid, key }: JumpTarget): Jump {
  if (level === "event")
    return { step: uid === null ? null : { kind: "event", uid }, fieldId: fieldId(level, uid, key) };
  if (level !== "household" && uid === null) return { step: { kind: "members" }, fieldId: null };
  if (level === "household" && key === CONDITION_DATE) return START;
  const question = findQuestion(instrument, level, key);
  if (question === null) return { step: null, fieldId: null };
  // A computed answer is mended at its source, a part in the control of its whole.
  const shown = question.computed?.from ?? question.partOf ?? key;
  return {
    step: { kind: "section", section: screenOf(question.section), uid },
    fieldId: fieldId(level, uid, shown),
  };
}

/** Where a refusal of the submit command points: an answer's key, `conditionDate`, or `answers` for the whole form. */
export function jumpToPath(instrument: Instrument, path: string): Jump {
  const event = /^event:([^.]+)\.(.+)$/.exec(path);
  if (event !== null) return jumpTo(instrument, { level: "event", uid: event[1] ?? null, key: event[2] ?? "" });
  if (path === CONDITION_DATE) return START;
  const target = parseChangeKey(path);
  if (target !== null) return jumpTo(instrument, target);
  return /^(member|civil)\./.test(path) ? { step: { kind: "members" }, fieldId: null } : { step: null, fieldId: null };
}

export const CONDITION_DATE_ID = "isian-tanggal-keadaan";

/** The day is no question of an instrument; rules and refusals about it, or about the proposal as a whole, name it so. */
const CONDITION_DATE = "conditionDate";
const START: Jump = { step: { kind: "start" }, fieldId: CONDITION_DATE_ID };

/** The address of a jump inside the form's page. */
export function jumpQuery(jump: Jump): string {
  return `${stepQuery(jump.step)}${jump.fieldId === null ? "" : `#${jump.fieldId}`}`;
}
