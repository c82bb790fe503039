import type { Condition } from "../instrument/condition/condition";
import { parseCondition } from "../instrument/condition/parse";
import type { Level, Text } from "../variable/variable";

/** error is GALAT and blocks; warning is PERINGATAN and wants a note; missing is KOSONG and informs. */
export const SEVERITIES = ["error", "warning", "missing"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface RuleDefinition {
  /** Number in the rule book; `a`, `b` where one rule needs two sentences. */
  readonly id: string;
  /** household: judged once. member: judged for each person, whose answers the sentences read. */
  readonly scope: "household" | "member";
  readonly runsAt: "local" | "server";
  /** The rule applies only where this certainly holds; absent means always. */
  readonly when?: string;
  /** What must hold. Unknown, because something is unanswered, is no finding. */
  readonly assert: string;
  readonly severity: Severity;
  readonly messageId: string;
  readonly text: Text;
  /** Where to jump. */
  readonly target: { readonly level: Level; readonly key: string };
  readonly source: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

export interface Rule extends Omit<RuleDefinition, "when" | "assert"> {
  readonly when: Condition | null;
  readonly assert: Condition;
}

/** Rules with their sentences parsed. They are data; an unreadable sentence stops the program when it starts. */
export function defineRules(definitions: readonly RuleDefinition[]): readonly Rule[] {
  return definitions.map(({ when, assert, ...rule }) => ({
    ...rule,
    when: when === undefined ? null : parseCondition(when),
    assert: parseCondition(assert),
  }));
}

/** Whether a rule is in force for a condition date. */
export function isInForce(rule: Rule, conditionDate: string): boolean {
  return rule.effectiveFrom <= conditionDate && (rule.effectiveTo === null || conditionDate <= rule.effectiveTo);
}
