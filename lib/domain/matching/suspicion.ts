import { normaliseName } from "./person-name";
import { type Likeness, type Match, OPEN_FROM } from "./score";

/**
 * Whether a pair is put before a person. In one family a double carries the same name: twins share everything else and
 * often have names alike.
 */
export function isSuspicious(match: Match, isOneFamily: boolean): boolean {
  if (match.score < OPEN_FROM) return false;
  return !isOneFamily || match.evidence.some(({ part, agreement }) => part === "name" && agreement === "same");
}

/**
 * What a judgement "not the same" was made on, for both persons, the same either way round. Another text: an identifying
 * field changed and the pair may be offered again. The card number is left out, it changes with a family's life. The text
 * holds personal data and is kept as a keyed hash alone.
 */
export function judgedOn(a: Likeness, b: Likeness): string {
  return JSON.stringify([fields(a), fields(b)].toSorted());
}

function fields({ name, birthDate, sex, mother, birthPlace, nik }: Likeness): string {
  return JSON.stringify([name, birthDate, sex, normaliseName(mother ?? ""), normaliseName(birthPlace ?? ""), nik]);
}
