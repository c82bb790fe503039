import "server-only";
import { type FamilyEvent, SEALED_EVENT_KEYS } from "@/lib/domain/event/event";
import type { AnswerMap, Answers } from "@/lib/domain/instrument/answers";
import type { Payload } from "@/lib/domain/proposal/payload";
import { turnIdentifiers } from "@/lib/domain/variable/identifier";
import type { Level } from "@/lib/domain/variable/variable";
import { isSealed, seal, unseal } from "@/lib/server/crypto/seal";

type Turn = (text: string) => string;

function turnMap(level: Level, answers: AnswerMap, turn: Turn): AnswerMap {
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [key, turnIdentifiers(level, key, value, turn)]),
  );
}

function turnAnswers(answers: Answers, turn: Turn): Answers {
  const people = (level: Level, rows: Answers["members"]) =>
    Object.fromEntries(Object.entries(rows).map(([uid, row]) => [uid, turnMap(level, row, turn)]));
  return {
    household: turnMap("household", answers.household, turn),
    members: people("member", answers.members),
    civil: people("civil", answers.civil),
  };
}

/** Answers as they may be stored: identifiers sealed (DECIDED 5), whatever was typed in their place. */
export function sealAnswers(answers: Answers): Answers {
  return turnAnswers(answers, seal);
}

export function sealPayload(payload: Payload): Payload {
  return turnEvents({ ...payload, answers: sealAnswers(payload.answers) }, seal);
}

function turnEvents(payload: Payload, turn: Turn): Payload {
  if (payload.events === undefined) return payload;
  const answers = (event: FamilyEvent) =>
    Object.fromEntries(
      Object.entries(event.answers).map(([key, value]) => [
        key,
        SEALED_EVENT_KEYS.has(key) && typeof value === "string" && value !== "" ? turn(value) : value,
      ]),
    );
  return { ...payload, events: payload.events.map((event) => ({ ...event, answers: answers(event) })) };
}

/** Stored answers as memory works with them. */
export function unsealAnswers(answers: Answers): Answers {
  return turnAnswers(answers, (text) => (isSealed(text) ? unseal(text) : text));
}

/** A stored payload as memory works with it. */
export function unsealPayload(payload: Payload): Payload {
  const open: Turn = (text) => (isSealed(text) ? unseal(text) : text);
  return turnEvents({ ...payload, answers: unsealAnswers(payload.answers) }, open);
}
