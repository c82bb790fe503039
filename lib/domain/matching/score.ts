import { compareDates, type DateRelation } from "./birth-date";
import type { Agreement, Evidence } from "./evidence";
import { normaliseName } from "./person-name";
import { nameSimilarity } from "./similarity";

/** A person as far as two records can be compared. Identifiers only as what tells equal from different. */
export interface Likeness {
  /** Normalised: {@link normaliseName}. */
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string | null;
  readonly sex: number | null;
  /** As written. */
  readonly mother: string | null;
  readonly birthPlace: string | null;
  /** Blind index in hexadecimal. */
  readonly kk: string | null;
  readonly nik: string | null;
}

export interface Match {
  /** 0 to 100. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** Points of full agreement; together 100. The name and the birth date carry a pair, the rest confirms or doubts it. */
export const WEIGHTS = { name: 42, birthDate: 32, sex: 4, mother: 12, kk: 6, birthPlace: 4 } as const;

/** A pair is shown to a person from here on. Equal names and dates pass alone; twins and namesakes do not. */
export const OPEN_FROM = 78;
/** From here on the pair is very likely one person. */
export const STRONG_FROM = 92;

const DATE_SHARE = {
  equal: 1,
  swapped: 0.78,
  "one-digit": 0.72,
  "year-off": 0.66,
  different: 0,
} as const satisfies Record<DateRelation, number>;
/** Names less alike than this say nothing; up to 1 the points rise evenly. */
const NAME_FROM = 0.6;
/** Two mothers with plainly different names speak against one person. */
const OTHER_MOTHER = -10;
/** What cannot be compared counts half: it neither proves nor clears. */
const UNKNOWN_SHARE = 0.5;

/**
 * How likely two records are one person, with the evidence part by part. Symmetric; two equal records score 100; nothing
 * that agrees better scores less. The same NIK decides alone.
 */
export function scorePair(a: Likeness, b: Likeness): Match {
  const nik = nikEvidence(a, b);
  const evidence = [
    nik,
    nameEvidence(a, b),
    dateEvidence(a, b),
    codeEvidence(a, b),
    motherEvidence(a, b),
    kkEvidence(a, b),
    placeEvidence(a, b),
  ];
  const sum = evidence.reduce((points, part) => points + part.points, 0);
  return { score: nik.agreement === "same" ? 100 : Math.max(0, Math.min(100, Math.round(sum))), evidence };
}

function nikEvidence(a: Likeness, b: Likeness): Evidence {
  const agreement = agreementOf(a.nik, b.nik, (left, right) => (left === right ? 1 : 0));
  return { part: "nik", agreement, points: 0, most: 0 };
}

function nameEvidence(a: Likeness, b: Likeness): Evidence {
  const alike = nameSimilarity(a.name, b.name);
  const points = WEIGHTS.name * Math.max(0, (alike - NAME_FROM) / (1 - NAME_FROM));
  return { part: "name", agreement: graded(alike), points: rounded(points), most: WEIGHTS.name };
}

function dateEvidence(a: Likeness, b: Likeness): Evidence {
  const most = WEIGHTS.birthDate;
  if (a.birthDate === null || b.birthDate === null) return unknown("birthDate", most);
  const relation = compareDates(a.birthDate, b.birthDate);
  const agreement: Agreement = relation === "equal" ? "same" : relation === "different" ? "different" : "similar";
  return { part: "birthDate", agreement, relation, points: rounded(most * DATE_SHARE[relation]), most };
}

function codeEvidence(a: Likeness, b: Likeness): Evidence {
  if (a.sex === null || b.sex === null) return unknown("sex", WEIGHTS.sex);
  const isSame = a.sex === b.sex;
  return { part: "sex", agreement: isSame ? "same" : "different", points: isSame ? WEIGHTS.sex : 0, most: WEIGHTS.sex };
}

function motherEvidence(a: Likeness, b: Likeness): Evidence {
  const most = WEIGHTS.mother;
  const agreement = agreementOf(a.mother, b.mother, textAlike);
  if (agreement === "unknown") return unknown("mother", most);
  const alike = textAlike(a.mother ?? "", b.mother ?? "");
  const points = alike < NAME_FROM ? OTHER_MOTHER : most * ((alike - NAME_FROM) / (1 - NAME_FROM));
  return { part: "mother", agreement, points: rounded(points), most };
}

/** Doubles mostly stand in two families, so another card number counts as little as none. */
function kkEvidence(a: Likeness, b: Likeness): Evidence {
  const agreement = agreementOf(a.kk, b.kk, (left, right) => (left === right ? 1 : 0));
  const points = agreement === "same" ? WEIGHTS.kk : WEIGHTS.kk * UNKNOWN_SHARE;
  return { part: "kk", agreement, points, most: WEIGHTS.kk };
}

function placeEvidence(a: Likeness, b: Likeness): Evidence {
  const most = WEIGHTS.birthPlace;
  const agreement = agreementOf(a.birthPlace, b.birthPlace, textAlike);
  if (agreement === "unknown") return unknown("birthPlace", most);
  const alike = textAlike(a.birthPlace ?? "", b.birthPlace ?? "");
  return { part: "birthPlace", agreement, points: alike < NAME_FROM ? 0 : rounded(most * alike), most };
}

function textAlike(a: string, b: string): number {
  return nameSimilarity(normaliseName(a), normaliseName(b));
}

function agreementOf(a: string | null, b: string | null, alike: (a: string, b: string) => number): Agreement {
  return a === null || b === null || a.trim() === "" || b.trim() === "" ? "unknown" : graded(alike(a, b));
}

function graded(alike: number): Agreement {
  if (alike === 1) return "same";
  return alike >= NAME_FROM ? "similar" : "different";
}

function unknown(part: Evidence["part"], most: number): Evidence {
  return { part, agreement: "unknown", points: most * UNKNOWN_SHARE, most };
}

/** Stored and shown with one decimal. */
function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}
