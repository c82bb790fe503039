import type { Finding } from "./finding";
import { LETTER } from "./setting";

/** What the form itself and an event's own fields say are no rules: they are not counted and cannot be set. */
const NO_RULES: readonly string[] = ["SHAPE", "REQUIRED", "EMPTY", "EVENT"];

/** A family's rule findings as short words, each rule once: `V31b:w`. What a proposal keeps for the counts. */
export function findingWords(findings: readonly Finding[]): readonly string[] {
  const words = findings
    .filter(({ ruleId }) => !NO_RULES.includes(ruleId))
    .map(({ ruleId, severity }) => `${ruleId}:${LETTER[severity]}`);
  return [...new Set(words)].sort();
}
