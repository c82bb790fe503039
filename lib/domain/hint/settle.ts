import { type Answers, answersOf, sameAnswer } from "../instrument/answers";
import { answerKey } from "../instrument/canonical";
import { type FormHint, type HintState, hintNoteKey, hintTakenKey } from "./hint";

/** A proposal that is sent, as far as hints go. */
export interface SentAnswers {
  /** The family as the proposal would have it. */
  readonly answers: Answers;
  readonly notes: Readonly<Record<string, string>>;
  /** Keys of the answers that it changes. */
  readonly changed: ReadonlySet<string>;
}

export interface Settled {
  readonly id: string;
  readonly state: HintState;
  /** Of one passed over; at most 500 letters, long numbers hidden. */
  readonly reason: string | null;
}

/** What became of a hint. The answer that is sent counts, whatever was pressed on the way to it. */
export function settleHint(hint: FormHint, { answers, notes, changed }: SentAnswers): Settled {
  const { id, level, uid, key, value } = hint;
  if (sameAnswer(answersOf(answers, level, uid)[key], value))
    return { id, state: notes[hintTakenKey(id)] === undefined ? "same" : "taken", reason: null };
  const note = withoutNumbers((notes[hintNoteKey(id)] ?? "").trim());
  if (note !== "") return { id, state: "passed", reason: note };
  return { id, state: changed.has(answerKey(level, uid, key)) ? "contradicted" : "open", reason: null };
}

/** Sixteen digits in the words would be somebody's number in the open. */
function withoutNumbers(note: string): string {
  return note.replace(/\d{8,}/g, (digits) => "•".repeat(digits.length)).slice(0, 500);
}
