import { DICTIONARY } from "../variable/dictionary";
import { holdsIdentifier } from "../variable/identifier";
import type { Variable } from "../variable/variable";

/** A variable of the record as `fields` names it: `household.wallMaterial`, `member.sex`, `civil.religion`. */
export interface ApiField {
  readonly name: string;
  readonly variable: Variable;
  /** Comes only with `households:identify`. */
  readonly identifies: boolean;
}

/** Variables asked for at once. */
export const MOST_FIELDS = 60;

/**
 * Whether a variable tells who or exactly where somebody is: personal data, identifiers, and every free text, because a house, a
 * neighbour or a name may stand in it. The name of a ranking snapshot is ours.
 */
function identifies(variable: Variable): boolean {
  if (variable.sensitivity === "data_pribadi" || holdsIdentifier(variable)) return true;
  return variable.sql === "text" && variable.kind !== "imported";
}

/** What is offered: one value each. Lists of items and what is computed elsewhere are not; an age is, for whom no birth date is shown. */
export const API_FIELDS: readonly ApiField[] = DICTIONARY.flatMap((variable) => {
  const { level, key, kind, sql } = variable;
  const isOffered = (kind === "stored" || kind === "sealed" || kind === "imported") && sql !== "uuid";
  return isOffered ? [{ name: `${level}.${key}`, variable, identifies: identifies(variable) }] : [];
});

/** Years completed today; of the birth date, which itself needs `households:identify`. */
export const AGE_FIELD = "member.age";

const BY_NAME = new Map(API_FIELDS.map((field) => [field.name, field]));

export interface AskedFields {
  readonly fields: readonly ApiField[];
  readonly asksAge: boolean;
}

/** What `fields` asks; the names that nobody offers otherwise. */
export function fieldsIn(text: string): AskedFields | { readonly unknown: readonly string[] } {
  const names = [...new Set(text.split(",").map((name) => name.trim()))].filter((name) => name !== "");
  const fields = names.flatMap((name) => BY_NAME.get(name) ?? []);
  const unknown = names.filter((name) => name !== AGE_FIELD && !BY_NAME.has(name));
  if (unknown.length > 0 || names.length > MOST_FIELDS) return { unknown: unknown.slice(0, 10) };
  return { fields, asksAge: names.includes(AGE_FIELD) };
}
