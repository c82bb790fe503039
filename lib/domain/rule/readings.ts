import { ageAt } from "../instrument/age";
import { answerIn, isAnswered } from "../instrument/answers";
import type { FormContext } from "../instrument/form";
import type { Family } from "./family";

// What an answer means where the instruments ask it in different codes, each in a variable of its own (questionnaire.md
// 1.8): rules read these instead of codes. Null: not answered, or not asked.

/** 0 never, 1 attending, 2 no longer attending. */
export function schooling(context: FormContext): number | null {
  const code = numberOf(context, "schoolParticipation");
  return code === null ? null : code - 1;
}

/** Last code of 415 in each step, and the step: 1 SD, 2 SMP, 3 SMA, 4 D1-D3, 5 D4/S1/profession, 6 S2/S3. */
const CERTIFICATES_2022 = [5, 10, 17, 18, 20, 22] as const;
const NO_CERTIFICATE_2022 = 23;

/** 0 none to 6 S2/S3; somebody who never attended has none, asked or not. */
export function certificate(context: FormContext): number | null {
  const code = numberOf(context, "highestCertificate");
  if (code === null) return numberOf(context, "certificateGroup") ?? (schooling(context) === 0 ? 0 : null);
  return code === NO_CERTIFICATE_2022 ? 0 : CERTIFICATES_2022.findIndex((last) => code <= last) + 1;
}

/** Codes 1-8 of 418 in those of 2026. */
const STATUS_2022 = [1, 2, 2, 3, 4, 5, 5, 6] as const;

/** 1 own account, 2 with workers, 3 private employee, 4 state employee, 5 casual, 6 unpaid family worker, 9 unknown. */
export function jobStatus(context: FormContext): number | null {
  const code = numberOf(context, "employmentStatus");
  return code === null ? numberOf(context, "jobStatus") : (STATUS_2022[code - 1] ?? null);
}

/**
 * Birth date of a person's mother, where she is of the family: whose NIK is the mother's in civil registration; else, for
 * a child of the head, the woman of head and spouse. A mother's NIK that is nobody's here is a mother elsewhere.
 */
export function motherBirthDate(family: Family, member: FormContext): string | null {
  const nik = answerIn(family.answers.civil[member.uid ?? ""], "motherNik");
  const mother = isAnswered(nik)
    ? [...family.form.members.values()].find((other) => other.uid !== member.uid && other.lookup("nik") === nik)
    : motherByRelation(family, member);
  const born = mother?.lookup("birthDate");
  return typeof born === "string" ? born : null;
}

function motherByRelation({ present }: Family, member: FormContext): FormContext | undefined {
  if (member.lookup("relationToHead") !== CHILD) return undefined;
  const parents = present.filter((other) => COUPLE.includes(numberOf(other, "relationToHead") ?? 0));
  const women = parents.filter((other) => other.lookup("sex") === FEMALE);
  // Two wives: which of them is the mother is not said.
  return women.length === 1 ? women[0] : undefined;
}

const COUPLE: readonly number[] = [1, 2];
const CHILD = 3;
const FEMALE = 2;

/** Completed years from one date to another, below zero when the second lies before the first. */
export function yearsBetween(from: string, to: string): number | null {
  const years = from <= to ? ageAt(from, to) : ageAt(to, from);
  if (years === null) return null;
  return from <= to ? years : -1 - years;
}

export function numberOf(context: FormContext, key: string): number | null {
  const value = context.lookup(key);
  return typeof value === "number" ? value : null;
}
