import type { ShownQuestion } from "@/lib/domain/exam/exam-page";
import type { OptionPlace } from "@/lib/domain/exam/question";

/** One answer as the device holds it. */
export interface KeptAnswer {
  readonly option: OptionPlace;
  /** Grows with each answer given in any window of this device: the later of two is the one with the larger number. */
  readonly turn: number;
  readonly isSent: boolean;
}

/** What the device holds of a paper: places and options, nothing of the person or the questions. */
export interface Kept {
  readonly answers: ReadonlyMap<number, KeptAnswer>;
  /** Places to look at again. */
  readonly marked: ReadonlySet<number>;
}

export const NOTHING_KEPT: Kept = { answers: new Map(), marked: new Set() };

/** The server's answers, as sent before anything that this device remembers. */
export function fromServer(questions: readonly ShownQuestion[]): Kept {
  const answers = questions.flatMap(({ place, answer }) =>
    answer === null ? [] : [[place, { option: answer, turn: 0, isSent: true }] as const],
  );
  return { answers: new Map(answers), marked: new Set() };
}

export function withAnswer(kept: Kept, place: number, option: OptionPlace): Kept {
  const before = kept.answers.get(place);
  if (before?.option === option) return kept;
  const turn = Math.max(0, ...[...kept.answers.values()].map((answer) => answer.turn)) + 1;
  return { ...kept, answers: new Map([...kept.answers, [place, { option, turn, isSent: false }]]) };
}

export function withMark(kept: Kept, place: number, isMarked: boolean): Kept {
  const marked = new Set(kept.marked);
  if (isMarked) marked.add(place);
  else marked.delete(place);
  return { ...kept, marked };
}

/** What the server has not got yet. */
export function unsent(kept: Kept): readonly (readonly [number, KeptAnswer])[] {
  return [...kept.answers].filter(([, answer]) => !answer.isSent);
}

/** The server has these: what was changed while they were under way stays unsent. */
export function withSent(kept: Kept, sent: readonly (readonly [number, KeptAnswer])[]): Kept {
  const arrived = sent.flatMap(([place, { turn }]) => {
    const now = kept.answers.get(place);
    return now?.turn === turn ? [[place, { ...now, isSent: true }] as const] : [];
  });
  return { ...kept, answers: new Map([...kept.answers, ...arrived]) };
}

/**
 * This window's answers with those of another window: the later of two holds, and of the same one, sent is sent. The other's marks
 * hold: it was the last to write.
 */
export function merged(own: Kept, other: Kept): Kept {
  const answers = new Map(own.answers);
  for (const [place, theirs] of other.answers) {
    const mine = answers.get(place);
    if (mine === undefined || isLater(theirs, mine)) answers.set(place, theirs);
  }
  return { answers, marked: other.marked };
}

/** Given in the same moment in two windows, both must come to the same: the larger option. */
function isLater(one: KeptAnswer, other: KeptAnswer): boolean {
  if (one.turn !== other.turn) return one.turn > other.turn;
  return one.option === other.option ? one.isSent : one.option > other.option;
}

/** The device's answers under what the server says: only what has not arrived there is laid over it. */
export function overServer(server: Kept, device: Kept): Kept {
  const answers = new Map(server.answers);
  for (const [place, own] of device.answers) {
    const stored = server.answers.get(place);
    const hasArrived = stored?.option === own.option;
    // Sent from here once, and the server has another one: a second device has answered since.
    if (stored !== undefined && own.isSent && !hasArrived) answers.set(place, { ...stored, turn: own.turn });
    else answers.set(place, { ...own, isSent: hasArrived });
  }
  return { answers, marked: device.marked };
}
