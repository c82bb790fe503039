import { answerIn, codesIn } from "../instrument/answers";
import type { Instrument } from "../instrument/instrument";
import type { Asks, EventField } from "./definition";
import { definitionOf, type FamilyEvent, fieldsOf, isAsked } from "./event";

/**
 * The fields of an event that are asked now, as this instrument can follow them up: only areas that it has questions for,
 * and people wherever a chosen area is asked of people alone. Everything chosen leads to a question.
 */
export function askedFields(event: FamilyEvent, instrument: Instrument): readonly EventField[] {
  const definition = definitionOf(event);
  const { areas } = definition.asks;
  const fields = fieldsOf(definition).filter((field) => isAsked(field, event.answers));
  if (areas === undefined) return fields;
  const chosen = codesIn(answerIn(event.answers, "areas"));
  const needsPeople = chosen.some((code) => asksOnlyPeople(instrument, areas, code));
  return fields.map((field) => {
    if (field.key === "areas" && field.type === "multi")
      return { ...field, options: field.options.filter(({ code }) => levelsOf(instrument, areas, code).size > 0) };
    if (field.key !== "people" || !needsPeople) return field;
    const { optional: _optional, ...required } = field;
    return required;
  });
}

function asksOnlyPeople(instrument: Instrument, areas: NonNullable<Asks["areas"]>, code: number): boolean {
  const levels = levelsOf(instrument, areas, code);
  return levels.size > 0 && !levels.has("household");
}

/** At which levels the instrument asks about an area; none: it does not know the area. */
function levelsOf(instrument: Instrument, areas: NonNullable<Asks["areas"]>, code: number): ReadonlySet<string> {
  const sections = areas[code] ?? [];
  const questions = instrument.questions.filter(({ section, fill }) => fill === "answer" && sections.includes(section));
  return new Set(questions.map(({ level }) => level));
}
