import { answerText } from "../instrument/answer-text";
import type { Answers } from "../instrument/answers";
import { answerIn, isAnswered } from "../instrument/answers";
import { findQuestion, type Instrument } from "../instrument/instrument";
import { inLocale } from "../instrument/locale";
import type { Locale } from "../instrument/question";
import { eventsOf, type Payload } from "../proposal/payload";
import { maskIdentifier } from "../queue/mask";
import { asksRelations, definitionOf, type FamilyEvent, fieldsOf, peopleOf, relationKey } from "./event";
import { questionOf } from "./field-question";
import { cardUids } from "./leaving";

/** What happened, in words, as it is read before deciding and kept with what was signed. */
export interface EventView {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly text: string }[];
  /** Id of the attachment that proves it. */
  readonly file: string | null;
}

export interface EventReader {
  readonly instrument: Instrument;
  readonly base: Answers;
  readonly payload: Payload;
  readonly locale: Locale;
  /** Card numbers in full. */
  readonly identity: boolean;
  nameOf(uid: string): string;
}

export function eventViews(reader: EventReader): readonly EventView[] {
  return eventsOf(reader.payload).map((event) => {
    const definition = definitionOf(event);
    const rows = fieldsOf(definition).flatMap((field) => {
      const value = answerIn(event.answers, field.key);
      if (!isAnswered(value) || field.type === "attachment") return [];
      const label = inLocale(field.label, reader.locale);
      if (field.type === "people") return [{ label, text: peopleOf(event).map(reader.nameOf).join(", ") }];
      const question = questionOf(field);
      const text = question === null ? "" : answerText(question, value, reader.locale);
      return [{ label, text: field.sealed === true && !reader.identity ? maskIdentifier(text) : text }];
    });
    const file = answerIn(event.answers, "evidenceFile");
    return {
      id: event.id,
      title: inLocale(definition.title, reader.locale),
      rows: [...rows, ...relationRows(event, reader)],
      file: typeof file === "string" ? file : null,
    };
  });
}

function relationRows(event: FamilyEvent, { instrument, base, locale, nameOf }: EventReader) {
  const question = findQuestion(instrument, "member", "relationToHead");
  if (!asksRelations(event.code) || question === null) return [];
  const uids = event.code === "GBG" ? cardUids(base) : peopleOf(event);
  return uids.flatMap((uid) => {
    const value = answerIn(event.answers, relationKey(uid));
    return isAnswered(value) ? [{ label: nameOf(uid), text: answerText(question, value, locale) }] : [];
  });
}
