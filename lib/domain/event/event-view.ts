import { answerText } from "../instrument/answer-text";
import { type Answers, type AnswerValue, answerIn, isAnswered } from "../instrument/answers";
import { findQuestion, type Instrument } from "../instrument/instrument";
import { inLocale } from "../instrument/locale";
import type { Locale } from "../instrument/question";
import { eventsOf, type Payload } from "../proposal/payload";
import { maskIdentifier } from "../queue/mask";
import type { EventField } from "./definition";
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
      if (!isAnswered(answerIn(event.answers, field.key)) || field.type === "attachment") return [];
      const text = fieldText(field, event, reader);
      const shown = field.sealed === true && !reader.identity ? maskIdentifier(text) : text;
      return [{ label: inLocale(field.label, reader.locale), text: shown }];
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

type Wording = Pick<EventReader, "instrument" | "locale" | "nameOf">;

/** One answer of an event in words, whatever field it is: for who compares two of them. An attachment has no words. */
export function eventAnswerWords(
  event: FamilyEvent,
  key: string,
  value: AnswerValue,
  reader: Wording,
): { readonly label: string; readonly text: string } {
  const field = fieldsOf(definitionOf(event)).find((one) => one.key === key);
  const answered = { ...event, answers: { ...event.answers, [key]: value } };
  if (field !== undefined)
    return { label: inLocale(field.label, reader.locale), text: fieldText(field, answered, reader) };
  const relation = findQuestion(reader.instrument, "member", "relationToHead");
  return relation === null
    ? { label: "", text: "" }
    : { label: inLocale(relation.label, reader.locale), text: answerText(relation, value, reader.locale) };
}

function fieldText(field: EventField, event: FamilyEvent, { locale, nameOf }: Wording): string {
  if (field.type === "people") return peopleOf(event).map(nameOf).join(", ");
  const question = questionOf(field);
  return question === null ? "" : answerText(question, answerIn(event.answers, field.key), locale);
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
