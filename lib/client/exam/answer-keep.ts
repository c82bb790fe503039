import type { OptionPlace } from "@/lib/domain/exam/question";
import { type Kept, type KeptAnswer, NOTHING_KEPT } from "./kept-answers";

/** Where the answers of one attempt lie on the device. */
export interface AnswerKeep {
  read(): Kept;
  /** False: the device keeps nothing, and only what is sent is safe. */
  write(kept: Kept): boolean;
  clear(): void;
  /** Another window of this device has written, or (null) cleared the keep. Answers how to stop listening. */
  onChange(listener: (kept: Kept | null) => void): () => void;
}

/** In the browser's local storage, under the attempt's id: it survives a closed window and reaches the others at once. */
export function answerKeep(attemptId: string): AnswerKeep {
  const key = `ujian:${attemptId}`;
  return {
    read() {
      try {
        return parseKept(localStorage.getItem(key));
      } catch {
        return NOTHING_KEPT; // storage is switched off; `write` tells the person
      }
    },
    write(kept) {
      try {
        localStorage.setItem(key, textOf(kept));
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      try {
        localStorage.removeItem(key);
      } catch {
        return; // nothing was kept then
      }
    },
    onChange(listener) {
      const heard = (event: StorageEvent) => {
        if (event.key === key) listener(event.newValue === null ? null : parseKept(event.newValue));
      };
      window.addEventListener("storage", heard);
      return () => window.removeEventListener("storage", heard);
    },
  };
}

export function textOf({ answers, marked }: Kept): string {
  const lines = [...answers].map(([place, { option, turn, isSent }]) => [place, option, turn, isSent ? 1 : 0]);
  return JSON.stringify({ answers: lines, marked: [...marked] });
}

/** What is not understood is left out: the text may be an older portal's. */
export function parseKept(text: string | null): Kept {
  const value = parsed(text);
  if (typeof value !== "object" || value === null) return NOTHING_KEPT;
  const answers = "answers" in value && Array.isArray(value.answers) ? value.answers : [];
  const marked = "marked" in value && Array.isArray(value.marked) ? value.marked : [];
  return { answers: new Map(answers.flatMap(lineOf)), marked: new Set(marked.filter(isPlace)) };
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null; // cut off while it was written
  }
}

function lineOf(line: unknown): readonly (readonly [number, KeptAnswer])[] {
  if (!Array.isArray(line)) return [];
  const [place, option, turn, sent]: readonly unknown[] = line;
  if (!isPlace(place) || !isOption(option) || typeof turn !== "number") return [];
  return [[place, { option, turn, isSent: sent === 1 }]];
}

function isPlace(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function isOption(value: unknown): value is OptionPlace {
  return value === 0 || value === 1 || value === 2 || value === 3;
}
