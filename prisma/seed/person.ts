import { ageAt } from "@/lib/domain/instrument/age";
import { addDays, yearsBefore } from "./calendar";
import type { Random } from "./random";

export type Sex = 1 | 2;
/** Codes of 408: never married, married, divorced, widowed. */
export type Marital = 1 | 2 | 3 | 4;
/** Codes of 409. */
export const RELATION = {
  head: 1,
  spouse: 2,
  child: 3,
  inLaw: 4,
  grandchild: 5,
  parent: 6,
  helper: 7,
  other: 8,
} as const;
export type Relation = (typeof RELATION)[keyof typeof RELATION];

/** Somebody of a family before any answer: who they are to each other. */
export interface Person {
  readonly sex: Sex;
  readonly birthDate: string;
  readonly age: number;
  readonly marital: Marital;
  readonly relation: Relation;
  /** Place in the list of the family, or null when the parent lives elsewhere or has died. */
  readonly father: number | null;
  readonly mother: number | null;
  /** Codes of 404; 2, 3, 4 and 6 have left the family. */
  readonly presence: 1 | 2 | 3 | 4 | 5 | 6;
}

export interface Birth {
  readonly birthDate: string;
  readonly age: number;
}

/** A birth date that makes the person exactly that old on the reference day. */
export function bornAged(random: Random, age: number, on: string): Birth {
  const birthday = yearsBefore(on, age);
  const birthDate = addDays(birthday, -random.int(0, 364));
  return { birthDate, age: ageAt(birthDate, on) ?? age };
}

export function isPresent(person: Person): boolean {
  return person.presence === 1 || person.presence === 5;
}

/** Died or moved away: no longer a member. Abroad or not found stays on the family card, as the portal applies it. */
export function hasEnded(person: Person): boolean {
  return person.presence === 2 || person.presence === 3;
}
