import type { Finding } from "./finding";
import { LETTER } from "./setting";

/** What the form itself, an event's own fields and the register's card numbers say are no rules: they are not counted and cannot be set. */
const NO_RULES: readonly string[] = ["SHAPE", "REQUIRED", "EMPTY", "EVENT", "CARD"];

/** A family's rule findings as short words, each rule once: `V31b:w`. What a proposal keeps for the counts. */
export function findingWords(findings: readonly Finding[]): readonly string[] {
  const words = findings
    .filter(({ ruleId }) => !NO_RULES.includes(ruleId))
    .map(({ ruleId, severity }) => `${ruleId}:${LETTER[severity]}`);
  return [...new Set(words)].sort();
}
