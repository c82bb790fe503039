import "server-only";
import { answerText } from "@/lib/domain/instrument/answer-text";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import { findQuestion, type Instrument } from "@/lib/domain/instrument/instrument";
import type { Question } from "@/lib/domain/instrument/question";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { maskIdentityNumber } from "@/lib/domain/nik/identity-number";
import type { Sight } from "@/lib/domain/queue/readable";
import { findVariable } from "@/lib/domain/variable/dictionary";
import { turnIdentifiers } from "@/lib/domain/variable/identifier";
import type { Level, Section } from "@/lib/domain/variable/variable";

/** A changed field in words. Empty text: not answered. */
export interface ChangeLine {
  readonly key: string;
  readonly section: Section | null;
  readonly label: string;
  /** Whose answer it is; null for the household. */
  readonly uid: string | null;
  readonly person: string | null;
  readonly before: string;
  readonly after: string;
}

/** What one needs to put changes into words. */
export interface LineWords {
  /** The questionnaire to read with first; a field it does not ask is read with any other that does. */
  readonly instrument: Instrument;
  /** With every item that the village's regions ever asked. */
  readonly archive: Instrument;
  readonly names: ReadonlyMap<string, string>;
  readonly sight: Sight;
}

/** A change in words, identifiers masked unless the reader may see them; nothing for a key that is none. */
export function changeLine(change: Change, { instrument, archive, names, sight }: LineWords): readonly ChangeLine[] {
  const target = parseChangeKey(change.key);
  if (target === null) return [];
  const variable = findVariable(target.level, target.key);
  const question = askedBy([instrument, archive, ...INSTRUMENTS], target.level, target.key);
  const text = (value: AnswerValue) => {
    const shown = sight.identity ? value : turnIdentifiers(target.level, target.key, value, maskIdentityNumber);
    return question === null ? String(shown ?? "") : answerText(question, shown, sight.locale);
  };
  return [
    {
      key: change.key,
      section: question?.section ?? variable?.section ?? null,
      label: question?.label[sight.locale] ?? variable?.label[sight.locale] ?? target.key,
      uid: target.uid,
      person: target.uid === null ? null : (names.get(target.uid) ?? null),
      before: text(change.before),
      after: text(change.after),
    },
  ];
}

function askedBy(instruments: readonly Instrument[], level: Level, key: string): Question | null {
  for (const candidate of instruments) {
    const question = findQuestion(candidate, level, key);
    if (question !== null) return question;
  }
  return null;
}
