import { RULES } from "./evaluate-rules";
import type { Rule } from "./rule";

/** The rule book: each rule once. Rules of one id differ only in the question they point at. */
export const RULE_BOOK: readonly Rule[] = RULES.filter(
  (rule, index) => RULES.findIndex(({ id }) => id === rule.id) === index,
);

/** A rule by its number; null when there is none. */
export function findRule(id: string): Rule | null {
  return RULE_BOOK.find((rule) => rule.id === id) ?? null;
}

/** All rules of one number: their sentences differ by question. */
export function rulesOf(id: string): readonly Rule[] {
  return RULES.filter((rule) => rule.id === id);
}
