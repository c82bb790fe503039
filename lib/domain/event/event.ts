import type { AnswerMap, AnswerValue } from "../instrument/answers";
import { answerIn, isAnswered } from "../instrument/answers";
import { inLocale } from "../instrument/locale";
import type { Locale } from "../instrument/question";
import { CONDITION_EVENTS } from "./condition-events";
import type { EventCode, EventDefinition, EventField } from "./definition";
import { evidenceOptions } from "./evidence";
import { FAMILY_EVENTS } from "./family-events";
import { PERSON_EVENTS } from "./person-events";

/** One event of a proposal, with its own answers beside those of the questionnaire. */
export interface FamilyEvent {
  readonly id: string;
  readonly code: EventCode;
  readonly answers: AnswerMap;
}

/** Every kind, in the order in which people are asked what happened. */
export const EVENTS: readonly EventDefinition[] = [...PERSON_EVENTS, ...FAMILY_EVENTS, ...CONDITION_EVENTS];

const BY_CODE = new Map<string, EventDefinition>(EVENTS.map((event) => [event.code, event]));

export function findEvent(code: string): EventDefinition | null {
  return BY_CODE.get(code) ?? null;
}

/** The definition of a stored event; its code was checked when it was begun. */
export function definitionOf(event: FamilyEvent): EventDefinition {
  const definition = findEvent(event.code);
  if (definition === null) throw new Error(`no event ${event.code}`);
  return definition;
}

/** Whether these may stand in one proposal: each allows each other, none twice. */
export function mayCombine(codes: readonly EventCode[]): boolean {
  if (new Set(codes).size !== codes.length) return false;
  return codes.every((code) =>
    codes.every((other) => other === code || findEvent(code)?.combines.includes(other) === true),
  );
}

/** The uids in a field of people. */
export function peopleIn(value: AnswerValue): readonly string[] {
  return typeof value === "string" && value !== "" ? value.split(",") : [];
}

export function peopleOf(event: FamilyEvent): readonly string[] {
  return peopleIn(answerIn(event.answers, "people"));
}

/** The fields of every kind that takes evidence. A number or a file must show it. */
function evidenceFields(codes: readonly number[]): readonly EventField[] {
  if (codes.length === 0) return [];
  return [
    {
      key: "evidenceKind",
      label: { id: "Buktinya apa?", en: "What proves it?" },
      type: "choice",
      options: evidenceOptions(codes),
    },
    {
      key: "evidenceNumber",
      label: { id: "Nomor surat", en: "Number of the paper" },
      help: {
        id: "Tulis nomornya, atau lampirkan fotonya. Salah satu harus ada.",
        en: "Write its number or attach a photo. One of them is needed.",
      },
      type: "text",
      maxLength: 60,
      optional: true,
      orElse: "evidenceFile",
    },
    { key: "evidenceDate", label: { id: "Tanggal surat", en: "Date of the paper" }, type: "date", optional: true },
    {
      key: "evidenceFile",
      label: { id: "Foto atau berkas bukti", en: "Photo or file of the evidence" },
      type: "attachment",
      optional: true,
      orElse: "evidenceNumber",
    },
  ];
}

/** All fields of a kind, in the order of the screen; asked-fields.ts says which of them are asked. */
export function fieldsOf(definition: EventDefinition): readonly EventField[] {
  return [...definition.fields, ...evidenceFields(definition.evidence)];
}

/** Whether a field is asked now. */
export function isAsked(field: EventField, answers: AnswerMap): boolean {
  const { askIf } = field;
  if (askIf === undefined) return true;
  const value = answerIn(answers, askIf.key);
  return typeof value === "number" && askIf.codes.includes(value);
}

/** The key under which a person's relation to the head of another family stands. */
export function relationKey(uid: string): string {
  return `relation${uid.replaceAll("-", "")}`;
}

/** The event asks who everybody is in the family they go to. */
export function asksRelations(code: EventCode): boolean {
  return code === "PSH" || code === "GBG";
}

/** Keys of events that are sealed wherever they are stored. */
export const SEALED_EVENT_KEYS: ReadonlySet<string> = new Set(
  EVENTS.flatMap((event) => event.fields.filter((field) => field.sealed === true).map(({ key }) => key)),
);

/** True for a key that an event of this kind may hold. */
export function isEventKey(code: EventCode, key: string): boolean {
  const definition = findEvent(code);
  if (definition === null) return false;
  if (asksRelations(code) && /^relation[0-9a-f]{32}$/.test(key)) return true;
  return fieldsOf(definition).some((field) => field.key === key);
}

/** Titles of the kinds of a proposal, for lists: "Kelahiran, Kematian". Unknown codes are left out. */
export function eventTitles(codes: readonly string[], locale: Locale): string {
  return codes.flatMap((code) => inLocale(findEvent(code)?.title ?? { id: "", en: "" }, locale) || []).join(", ");
}

/** The day of an event, `YYYY-MM-DD`; null when none is asked or given. */
export function dayOf(event: FamilyEvent): string | null {
  const day = answerIn(event.answers, "day");
  return typeof day === "string" && isAnswered(day) ? day : null;
}
