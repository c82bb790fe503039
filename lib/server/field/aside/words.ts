import "server-only";
import { EVENT_CODES, type EventCode } from "@/lib/domain/event/definition";
import { EVENTS, fieldsOf, findEvent, isEventKey, SEALED_EVENT_KEYS } from "@/lib/domain/event/event";
import { eventAnswerWords } from "@/lib/domain/event/event-view";
import type { AsideAnswer, Whose } from "@/lib/domain/field/aside";
import type { TypedLine } from "@/lib/domain/field/typed";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { type AnswerValue, isAnswered } from "@/lib/domain/instrument/answers";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { inLocale } from "@/lib/domain/instrument/locale";
import { questionAnywhere } from "@/lib/domain/instrument/registry";
import { maskIdentifier } from "@/lib/domain/queue/mask";
import type { Sight } from "@/lib/domain/queue/readable";
import { findVariable } from "@/lib/domain/variable/dictionary";
import { holdsIdentifier, turnIdentifiers } from "@/lib/domain/variable/identifier";

/** What one needs to put into words what was typed. */
export interface TypedWords {
  /** The form that was filled in, with every item that the village's regions ever asked. */
  readonly instrument: Instrument;
  readonly names: ReadonlyMap<string, string>;
  readonly events: ReadonlyMap<string, string>;
  readonly sight: Sight;
}

type Answer = Extract<TypedLine, { readonly kind: "answer" }>;

/** One typed thing in words, identifiers masked unless the reader may see them. */
export function typedWords(line: TypedLine, words: TypedWords): AsideAnswer {
  switch (line.kind) {
    case "answer":
      return line.level === "event" ? eventWords(line, words) : answerWords(line, line.level, words);
    case "came":
    case "stayed":
    case "untold":
      return { kind: line.kind, person: whose(line.uid, words) };
    case "left":
      return { kind: "left", person: whose(line.uid, words), text: presenceText(line.presence, words) };
    case "told": {
      const title = findEvent(line.code)?.title;
      const text = title === undefined ? line.code : inLocale(title, words.sight.locale);
      return { kind: "told", person: whose(line.uid, words), text };
    }
    case "other":
      return { kind: "other", key: line.key, text: rawText(line.value, words.sight) };
    default:
      return line;
  }
}

function whose(uid: string, { names }: TypedWords): Whose {
  return { name: names.get(uid) ?? null };
}

function presenceText(presence: number, { instrument, sight }: TypedWords): string {
  const question = questionAnywhere("member", "presence", instrument);
  return question === null ? String(presence) : answerText(question, presence, sight.locale);
}

function answerWords(
  { uid, key, value }: Answer,
  level: Exclude<Answer["level"], "event">,
  words: TypedWords,
): AsideAnswer {
  const { instrument, sight } = words;
  const person = uid === null ? null : whose(uid, words);
  const question = questionAnywhere(level, key, instrument);
  const variable = findVariable(level, key);
  const label = question?.label ?? variable?.label;
  const shown = variable !== null && holdsIdentifier(variable) && !sight.identity ? hidden(level, key, value) : value;
  const text = question === null ? "" : answerText(question, shown, sight.locale);
  return {
    kind: "answer",
    label: label === undefined ? key : inLocale(label, sight.locale),
    person,
    // What is no answer to its question is told as it came: that may be why it was refused.
    text: text === "" && isAnswered(shown) ? rawText(shown, sight) : text,
  };
}

/** A number in an identifier's place is one, too. */
function hidden(level: Exclude<Answer["level"], "event">, key: string, value: AnswerValue): AnswerValue {
  return turnIdentifiers(level, key, typeof value === "number" ? String(value) : value, maskIdentifier);
}

function eventWords(line: Answer, words: TypedWords): AsideAnswer {
  const { instrument, sight, names } = words;
  const { key, value } = line;
  const id = line.uid ?? "";
  const code = eventCode(words.events.get(id), key);
  if (code === null) return { kind: "other", key, text: rawText(value, sight) };
  const event = { id, code, answers: {} };
  const nameOf = (uid: string) => names.get(uid) ?? "?";
  const { label, text } = eventAnswerWords(event, key, value, { instrument, locale: sight.locale, nameOf });
  const definition = findEvent(code);
  const title = definition === null ? label : `${inLocale(definition.title, sight.locale)}: ${label}`;
  if (definition !== null && fieldsOf(definition).some((field) => field.key === key && field.type === "attachment"))
    return isAnswered(value)
      ? { kind: "file", label: title }
      : { kind: "answer", label: title, person: null, text: "" };
  const shown = SEALED_EVENT_KEYS.has(key) && !sight.identity ? maskIdentifier(text) : text;
  return {
    kind: "answer",
    label: title,
    person: null,
    text: shown === "" && isAnswered(value) ? rawText(value, sight) : shown,
  };
}

/** The event's kind where it is known, else the first that asks this. */
function eventCode(known: string | undefined, key: string): EventCode | null {
  const code = EVENT_CODES.find((each) => each === known);
  if (code !== undefined && isEventKey(code, key)) return code;
  return EVENTS.find((each) => isEventKey(each.code, key))?.code ?? null;
}

/** As it came. Nobody knows what it is, so whatever is long enough for an identifier counts as one. */
function rawText(value: unknown, { identity }: Sight): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return identity ? text : text.replace(/\d{10,}/g, maskIdentifier);
}
