import type { FormNote } from "../coaching/note";
import { SEALED_EVENT_KEYS } from "../event/event";
import type { FieldConflict } from "../field/operation";
import type { FormHint } from "../hint/hint";
import type { AnswerMap, Answers } from "../instrument/answers";
import type { PortalValues } from "../instrument/snapshot";
import type { Payload } from "../proposal/payload";
import { maskIdentifier } from "../queue/mask";
import type { GeoPoint } from "../region/plot";
import type { RegionalSet } from "../regional/region-set";
import type { Surroundings } from "../rule/family";
import { turnIdentifiers } from "../variable/identifier";
import type { Level } from "../variable/variable";
import type { ProposalHead } from "./proposal-head";

/** The record and the draft as the form works with them. Identifiers are plain, or masked where `lockedKeys` says so. */
export interface FormPage {
  readonly head: ProposalHead;
  readonly base: Answers;
  readonly payload: Payload;
  readonly isCorrection: boolean;
  /** The revision that this counter-proposal undoes; null for any other proposal. */
  readonly undoesRevision: number | null;
  /** This person may ask for a move to another village. */
  readonly mayMove: boolean;
  /** What the village's regions had added when the draft was begun. */
  readonly regional: RegionalSet;
  /** Identifiers that this person sees masked and cannot change: `member.nik`. */
  readonly lockedKeys: readonly string[];
  /** What the portal itself fills, in words. */
  readonly portal: PortalValues;
  /** What another instrument's answers say of this one's questions: shown for the person to confirm. */
  readonly suggested: Answers;
  /** What offices of sectors say of its questions, for the person to take or pass over; absent where a form shows none. */
  readonly hints?: readonly FormHint[];
  /** Other houses of the village, for finding a place on its map; positions alone. */
  readonly points: readonly GeoPoint[];
  /** Today in the village: no condition date lies after it. */
  readonly today: string;
  /** What coaches tell whoever fills this form, and this person. */
  readonly coaching: readonly FormNote[];
  /** Period, decile and severities as the rules read them here. */
  readonly surroundings: Surroundings;
  /** Fields that two people wrote, and nobody has decided on; absent where a form keeps none. */
  readonly conflicts?: readonly FieldConflict[];
  /** This person may decide on any of them; others may let their own writing go. */
  readonly maySettle?: boolean;
}

/** The payload with the card numbers of its events shown by their last digits alone. */
export function maskEvents(payload: Payload): Payload {
  if (payload.events === undefined) return payload;
  const row = (map: AnswerMap) =>
    Object.fromEntries(
      Object.entries(map).map(([key, value]) => [
        key,
        SEALED_EVENT_KEYS.has(key) && typeof value === "string" ? maskIdentifier(value) : value,
      ]),
    );
  return { ...payload, events: payload.events.map((event) => ({ ...event, answers: row(event.answers) })) };
}

/** The answers with the given identifiers (`member.nik`) shown by their last digits alone. */
export function maskAnswers(answers: Answers, keys: ReadonlySet<string>): Answers {
  const row = (level: Level, map: AnswerMap): AnswerMap =>
    Object.fromEntries(
      Object.entries(map).map(([key, value]) => [
        key,
        keys.has(`${level}.${key}`) ? turnIdentifiers(level, key, value, maskIdentifier) : value,
      ]),
    );
  const rows = (level: Level, people: Answers["members"]) =>
    Object.fromEntries(Object.entries(people).map(([uid, map]) => [uid, row(level, map)]));
  return {
    household: row("household", answers.household),
    members: rows("member", answers.members),
    civil: rows("civil", answers.civil),
  };
}
