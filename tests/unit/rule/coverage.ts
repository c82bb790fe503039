import { RULES } from "@/lib/domain/rule/evaluate-rules";
import type { Rule } from "@/lib/domain/rule/rule";
import { AGE_CASES } from "./cases/age";
import { EDUCATION_CASES } from "./cases/education";
import { ENERGY_CASES } from "./cases/energy";
import { HEALTH_CASES } from "./cases/health";
import { HOUSING_CASES } from "./cases/housing";
import { IDENTITY_CASES } from "./cases/identity";
import { OTHER_CASES } from "./cases/others";
import { PROCEDURE_CASES } from "./cases/procedure";
import { STRUCTURE_CASES } from "./cases/structure";
import { WORK_CASES } from "./cases/work";
import { type RuleCase, verdicts } from "./sample";

export const CASES: readonly RuleCase[] = [
  ...IDENTITY_CASES,
  ...STRUCTURE_CASES,
  ...AGE_CASES,
  ...EDUCATION_CASES,
  ...WORK_CASES,
  ...HEALTH_CASES,
  ...HOUSING_CASES,
  ...ENERGY_CASES,
  ...PROCEDURE_CASES,
  ...OTHER_CASES,
];

export interface Coverage {
  readonly rule: Rule;
  /** How many contexts of the cases it passed, faulted and was silent about. */
  readonly passed: number;
  readonly faulted: number;
  readonly silent: number;
}

/** What the cases of a rule's id made each single rule say. */
export function ruleCoverage(): readonly Coverage[] {
  return RULES.map((rule) => {
    const said = CASES.filter(({ id }) => id === rule.id).flatMap(({ fails, passes, silent }) =>
      [fails, passes, silent].flatMap((sample) => verdicts(rule, sample)),
    );
    const count = (verdict: boolean | null) => said.filter((each) => each === verdict).length;
    return { rule, passed: count(true), faulted: count(false), silent: count(null) };
  });
}
