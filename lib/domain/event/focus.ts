import { type Answers, answerIn, codesIn } from "../instrument/answers";
import { isPresent } from "../instrument/form";
import { findQuestion, type Instrument } from "../instrument/instrument";
import type { ProposalKind } from "../proposal/kind";
import { eventsOf, type Payload } from "../proposal/payload";
import type { FieldLevel, Section } from "../variable/variable";
import type { Asks } from "./definition";
import { definitionOf, type FamilyEvent, peopleOf } from "./event";

/** Which answers of the questionnaire a proposal asks about. Null where a focus could stand: the whole questionnaire. */
export interface Focus {
  has(level: FieldLevel, uid: string | null, key: string): boolean;
}

interface Part {
  readonly uids: readonly string[];
  readonly member: readonly string[];
  readonly civil: readonly string[];
  readonly household: readonly string[];
  readonly sections: readonly Section[];
}

export interface FocusSubject {
  readonly kind: ProposalKind;
  readonly instrument: Instrument;
  /** The record before the proposal: who is the head is read there. */
  readonly base: Answers;
  readonly answers: Answers;
  readonly payload: Payload;
}

/**
 * The questions that the events of a proposal need, and no others. Only a proposal of the kind event has a focus: any other
 * is about the whole form, whatever it tells beside.
 */
export function focusOf({ kind, instrument, base, answers, payload }: FocusSubject): Focus | null {
  if (kind !== "event") return null;
  const parts = eventsOf(payload)
    .flatMap((event) => partsOf(event, base, answers))
    .map((part) => withSources(instrument, part));
  return {
    has(level, uid, key) {
      if (level === "event") return true;
      const question = findQuestion(instrument, level, key);
      if (question === null) return false;
      // Where the form asks a finer answer, asking for the record's reading asks for that.
      const names = [
        key,
        ...instrument[level].filter(({ computed }) => computed?.from === key).map((each) => each.key),
      ];
      return parts.some((part) => {
        const isNamed = (keys: readonly string[]) => keys.some((each) => names.includes(each));
        if (level === "household") return isNamed(part.household) || part.sections.includes(question.section);
        if (uid === null || !part.uids.includes(uid)) return false;
        return isNamed(level === "member" ? part.member : part.civil) || part.sections.includes(question.section);
      });
    },
  };
}

/** What a form computes is asked by asking what it is computed from. */
function withSources(instrument: Instrument, part: Part): Part {
  const sources = part.member.flatMap((key) => findQuestion(instrument, "member", key)?.computed?.from ?? []);
  return { ...part, member: [...part.member, ...sources] };
}

function partsOf(event: FamilyEvent, base: Answers, answers: Answers): readonly Part[] {
  const { asks } = definitionOf(event);
  const uids = peopleOf(event);
  const own: Part = {
    uids,
    member: asks.member ?? [],
    civil: asks.civil ?? [],
    household: asks.household ?? [],
    sections: sectionsOf(asks, event),
  };
  return asks.headGoes === undefined || !uids.some((uid) => isHead(base, uid))
    ? [own]
    : [own, { uids: stayers(answers, uids), member: asks.headGoes, civil: [], household: [], sections: [] }];
}

function sectionsOf({ sections = [], areas }: Asks, event: FamilyEvent): readonly Section[] {
  const chosen = answerIn(event.answers, "areas");
  return areas === undefined ? sections : [...sections, ...codesIn(chosen).flatMap((code) => areas[code] ?? [])];
}

/** Whether the record has the person as the head. */
export function isHead(base: Answers, uid: string): boolean {
  return answerIn(base.members[uid], "relationToHead") === 1;
}

/** Those who are still part of the family after the event. */
export function stayers(answers: Answers, gone: readonly string[]): readonly string[] {
  return Object.keys(answers.members).filter((uid) => !gone.includes(uid) && isPresent(answers.members[uid] ?? {}));
}
