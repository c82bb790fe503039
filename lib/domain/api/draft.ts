import type { FieldProblem } from "../error/error-code";
import type { Answers, AnswerValue } from "../instrument/answers";
import { findQuestion, type Instrument } from "../instrument/instrument";
import { answerProblem } from "../instrument/problems";
import { heldAnswer } from "../proposal/patch";
import type { AnswerPatch, Payload } from "../proposal/payload";
import { findVariable } from "../variable/dictionary";
import { holdsIdentifier } from "../variable/identifier";
import type { Level } from "../variable/variable";
import { API_FIELDS } from "./field";

type Values = Readonly<Record<string, AnswerValue>>;

/** What a system hands in about a family: answers by their name without what comes before the dot. */
export interface DraftBody {
  readonly values: Values;
  readonly people: readonly { readonly id: string; readonly values: Values }[];
}

export interface DraftGround {
  readonly instrument: Instrument;
  /** The record's answers. */
  readonly base: Answers;
  readonly payload: Payload;
  /** The client has `households:identify`. */
  readonly mayIdentify: boolean;
}

/** Problems told at once. */
const MOST_TOLD = 50;

interface Place {
  readonly level: Level;
  readonly uid: string | null;
  readonly key: string;
  readonly value: AnswerValue;
  /** In the body: `people.0.values.sex`. */
  readonly path: string;
}

const IDENTIFYING = new Set(API_FIELDS.filter(({ identifies }) => identifies).map(({ name }) => name));

/**
 * A body as fields to write, each with what the record says; or where and why it is refused: a person who is no member, an answer that
 * the village's questionnaire does not ask, a code or number out of range, one that tells who somebody is without the scope for it.
 */
export function patchesOf(
  body: DraftBody,
  ground: DraftGround,
): { readonly patches: readonly AnswerPatch[]; readonly problems: readonly FieldProblem[] } {
  const { base, payload } = ground;
  const strangers = body.people.flatMap(({ id }, at) =>
    base.members[id] === undefined ? [{ path: `people.${at}.id`, detail: "NOT_A_MEMBER" }] : [],
  );
  const places = placesIn(body, ground.instrument);
  const wrong = places.flatMap((place) => {
    const detail = problemOf(place, ground);
    return detail === null ? [] : [{ path: place.path, detail }];
  });
  const patches = places.map(({ level, uid, key, value }) => ({
    ...{ level, uid, key, value },
    before: heldAnswer(base, payload, { level, uid, key }),
  }));
  return { patches, problems: [...strangers, ...wrong].slice(0, MOST_TOLD) };
}

function placesIn({ values, people }: DraftBody, instrument: Instrument): readonly Place[] {
  const household = Object.entries(values).map(([key, value]): Place => {
    return { level: "household", uid: null, key, value, path: `values.${key}` };
  });
  const members = people.flatMap(({ id, values: own }, at) =>
    Object.entries(own).map(([key, value]): Place => {
      const level = findQuestion(instrument, "member", key) === null ? "civil" : "member";
      return { level, uid: id, key, value, path: `people.${at}.values.${key}` };
    }),
  );
  return [...household, ...members];
}

function problemOf({ level, key, value }: Place, { instrument, mayIdentify }: DraftGround): string | null {
  const question = findQuestion(instrument, level, key);
  // Lists of items and photos are no plain values; what the portal fills nobody writes.
  if (question === null || question.fill !== "answer" || question.type === "repeat" || question.type === "photo")
    return "UNKNOWN_FIELD";
  const variable = findVariable(level, key);
  const tellsWho = IDENTIFYING.has(`${level}.${key}`) || variable === null || holdsIdentifier(variable);
  if (tellsWho && !mayIdentify) return "NEEDS_IDENTIFY";
  return answerProblem(question, value)?.code ?? null;
}
